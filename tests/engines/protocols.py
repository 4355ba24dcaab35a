"""What the services that are asked by POST take and give, as their documentation has it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from email.message import Message
from typing import Any
from urllib.parse import parse_qs

_TAG = re.compile(r"(<[^>]*>)")


def read(path: str, params: Mapping[str, str], body: str, headers: Message) -> dict[str, Any]:
    """A request: which service, its texts, the language wanted, the key, and all of the body."""
    if path.endswith("/tr.json/translate"):
        form = {name: values[0] for name, values in parse_qs(body).items()}
        target = form["lang"].split("-")[1]
        return {"kind": "yandex", "texts": [form["text"]], "language": target, "key": form["key"], "body": form}
    data = json.loads(body)
    if path.endswith("/v2/glossaries"):
        return {"kind": "glossary", "texts": [], "key": headers["Authorization"], "body": data}
    if "api-version" in params:
        key = headers["Ocp-Apim-Subscription-Key"]
        region = headers.get("Ocp-Apim-Subscription-Region")
        texts = [each["text"] for each in data]
        return {
            "kind": "microsoft",
            "texts": texts,
            "language": params["to"],
            "key": key,
            "body": {**params, "region": region},
        }
    if path.endswith("/v2/translate"):
        key = headers["Authorization"].removeprefix("DeepL-Auth-Key ")
        return {
            "kind": "deepl",
            "texts": data["text"],
            "language": data["target_lang"].lower(),
            "key": key,
            "body": data,
        }
    if path.endswith("/translate"):
        key = data.get("api_key")
        return {"kind": "libretranslate", "texts": [data["q"]], "language": data["target"], "key": key, "body": data}
    task, given = (message["content"] for message in data["messages"])
    shown = json.loads(given)
    (language,) = re.findall(r"into \w+ \((\w+)\)\.", task)
    return {
        "kind": "chat",
        "texts": [each["text"] for each in shown["segments"]],
        "ids": [each["id"] for each in shown["segments"]],
        "language": language,
        "key": headers.get("Authorization", "").removeprefix("Bearer ") or None,
        "body": data,
        "shown": shown,
        "task": task,
    }


def translated(query: Mapping[str, Any], text: str, transcribe: Callable[[str, str], str]) -> str:
    """The answer to one text; DeepL in HTML mode reads and writes entities."""
    if query["kind"] == "deepl" and query["body"].get("tag_handling") == "html":
        return "".join(
            part
            if part.startswith("<")
            else html.escape(transcribe(html.unescape(part), query["language"]), quote=False)
            for part in _TAG.split(text)
        )
    if query["kind"] == "libretranslate":  # it upper-cases the first letter, and Python's upper() makes Mtavruli
        found = transcribe(text, query["language"])
        return found[:1].upper() + found[1:]
    return transcribe(text, query["language"])


def written(query: Mapping[str, Any], answers: list[str | None]) -> Any:
    """The body of an answer."""
    match query["kind"]:
        case "yandex":
            return {"code": 200, "lang": f"en-{query['language']}", "text": answers}
        case "microsoft":
            return [{"translations": [{"text": text, "to": query["language"]}]} for text in answers]
        case "deepl":
            return {
                "translations": [
                    {"detected_source_language": "EN", "text": text, "billed_characters": 1} for text in answers
                ]
            }
        case "libretranslate":
            return {"translatedText": answers[0]}
        case _:
            return completion([{"id": name, "text": text} for name, text in zip(query["ids"], answers, strict=False)])


def completion(segments: Any, **choice: Any) -> dict[str, Any]:
    """A chat completion that says these segments."""
    content = json.dumps({"segments": segments}, ensure_ascii=False)
    return {
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"} | choice
        ]
    }
