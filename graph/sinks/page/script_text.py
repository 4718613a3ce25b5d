"""Text from articles on its way into a script element, where `</script>` in a name would end the page's data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

_SPECIAL = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_json(value: Any) -> str:
    """Return `value` as JSON that is inert inside a script element and can always be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _SPECIAL.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def csp_hash(script: str) -> str:
    """Return the source expression by which a content security policy lets exactly this inline script run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
