"""Writes a language model of 110 kB: senseless, with bytes for tokens, but real to llama.cpp."""

from __future__ import annotations

import math
import struct
from pathlib import Path

WIDTH, HEADS, HIDDEN, CONTEXT = 32, 2, 64, 16384
UINT32, INT32, FLOAT32, STRING, ARRAY = 4, 5, 6, 8, 9
ALIGNMENT = 32

TOKENS = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
TYPES = [2, 3, 3] + [6] * 256  # unknown, control, control, byte
TEMPLATE = "{% for message in messages %}{{ message['content'] }}{% endfor %}"

METADATA = {
    "general.architecture": (STRING, "llama"),
    "llama.context_length": (UINT32, CONTEXT),
    "llama.embedding_length": (UINT32, WIDTH),
    "llama.block_count": (UINT32, 1),
    "llama.feed_forward_length": (UINT32, HIDDEN),
    "llama.attention.head_count": (UINT32, HEADS),
    "llama.attention.layer_norm_rms_epsilon": (FLOAT32, 1e-5),
    "tokenizer.ggml.model": (STRING, "llama"),
    "tokenizer.ggml.tokens": (ARRAY, (STRING, TOKENS)),
    "tokenizer.ggml.scores": (ARRAY, (FLOAT32, [0.0] * len(TOKENS))),
    "tokenizer.ggml.token_type": (ARRAY, (INT32, TYPES)),
    "tokenizer.ggml.bos_token_id": (UINT32, 1),
    "tokenizer.ggml.eos_token_id": (UINT32, 2),
    "tokenizer.chat_template": (STRING, TEMPLATE),
}

TENSORS = {
    "token_embd.weight": (WIDTH, len(TOKENS)),
    "output_norm.weight": (WIDTH,),
    "output.weight": (WIDTH, len(TOKENS)),
    "blk.0.attn_norm.weight": (WIDTH,),
    "blk.0.attn_q.weight": (WIDTH, WIDTH),
    "blk.0.attn_k.weight": (WIDTH, WIDTH),
    "blk.0.attn_v.weight": (WIDTH, WIDTH),
    "blk.0.attn_output.weight": (WIDTH, WIDTH),
    "blk.0.ffn_norm.weight": (WIDTH,),
    "blk.0.ffn_gate.weight": (WIDTH, HIDDEN),
    "blk.0.ffn_up.weight": (WIDTH, HIDDEN),
    "blk.0.ffn_down.weight": (HIDDEN, WIDTH),
}


def write(path: Path) -> Path:
    """Write the model to `path` (GGUF version 3) and return the path."""
    header = b"GGUF" + struct.pack("<IQQ", 3, len(TENSORS), len(METADATA))
    header += b"".join(_string(key) + _typed(*value) for key, value in METADATA.items())
    data = b""
    for name, shape in TENSORS.items():
        header += _string(name) + struct.pack("<I", len(shape))
        header += struct.pack(f"<{len(shape)}QIQ", *shape, 0, len(data))
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        numbers = (math.sin(7 * index) for index in range(count))
        data += _padded(struct.pack(f"<{count}f", *numbers))
    path.write_bytes(_padded(header) + data)
    return path


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _typed(kind: int, value: object) -> bytes:
    return struct.pack("<I", kind) + _value(kind, value)


def _value(kind: int, value: object) -> bytes:
    if kind == STRING:
        return _string(value)
    if kind == ARRAY:
        inner, items = value
        return struct.pack("<IQ", inner, len(items)) + b"".join(_value(inner, i) for i in items)
    return struct.pack({UINT32: "<I", INT32: "<i", FLOAT32: "<f"}[kind], value)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGNMENT)
