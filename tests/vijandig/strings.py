"""Hostile strings: whatever language comes by on the way to a document, one of them speaks it."""

from __future__ import annotations

from tests.narrative.test_escaping import HOSTILE as MARKDOWN
from tests.render.test_hostile_texts import ATTACKS

PRIVATE = "/etc/passwd"
PAGE = (
    "<details open ontoggle=alert(1)>", "<object data=//x.nl>", "<embed src=//x.nl>",
    "<meta http-equiv=refresh content='0;url=//x.nl'>", "<input autofocus onfocus=alert(1)>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>", "&#x3c;script&#x3e;alert(1)",
    "%3Cscript%3Ealert(1)", "<ScRiPt>alert(1)</sCrIpT>", "<<script>alert(1)//<</script>",
    "<img src=`x`onerror=alert(1)>", "'-alert(1)-'", "\";alert(1);//", "${alert(1)}",
    "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "<!--[if IE]>",
    "<![CDATA[ x", "]]>", "<?php echo 1 ?>", "<?xml-stylesheet href='//x.nl'?>",
    "<svg><animate onbegin=alert(1)></svg>", "<foreignObject><body onload=alert(1)>",
    "<use href='data:image/svg+xml,x'/>", "<template><p>", "<noscript><p title=\"</noscript>\">",
    "<p onclick=alert(1)>x</p>", "<h1>kop</h1>", "<table><tr><td>",
    "<audio src=x onerror=alert(1)>",
    "<video poster=//x.nl>", "<math><mi href=//x.nl>x", "<button formaction=//x.nl>x</button>",
    "vbscript:msgbox(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "//x.nl/x.js", "mailto:x",
    "</main></body>", "</td></tr></table>", "</svg>", "<tspan x=0>x</tspan>", "<text>x</text>",
)  # fmt: skip
PAPER = (
    "#{panic(\"x\")}", "#plugin(\"x.wasm\")", f'#json("{PRIVATE}")', f'#image("{PRIVATE}")',
    f'#csv("{PRIVATE}")', "#context here()", "]#read(\"x\")[", "#metadata(none)", "#place(top)[x]",
    "#counter(page).update(9)", "#hide[x]", "#outline()", "#bibliography(\"x\")", "<fig-x>",
    "#footnote[x]", "#heading[x]", "#text(size: 99pt)[x]", "#pdf.attach(\"x\")", "$sum_(i=1)^n$",
    "\\immediate\\write18{ls}", "\\begin{verbatim}", "\\end{document}", "^^41", "\\def\\x{}",
)  # fmt: skip
TEMPLATES = (
    "{{ cycler.__init__.__globals__ }}", "{%- for x in range(9) -%}", "}}", "%}", "{#", "#}",
    "{{ tekst(organisatie) }}", "{% extends 'x' %}", "{% set x = 1 %}", "{{ 1/0 }}",
    "{{< video https://x.nl >}}", "{{< embed x.ipynb >}}", "{{< var x >}}", "{{< kbd Ctrl >}}",
    "{{</* include x */>}}", "<{{< include x >}}>", "[x]{onclick=alert(1)}", "::: {onload=x}",
    ":::: x", "[x]{.feit data-feit=de-schans/2022/x}", "[^x]: noot", "(@x)", "+---+---+",
    "|---|---|",
    "Term\n~ uitleg", "~~~", "```{=latex}", "`#x`{=typst}", "$$x", "[x]: //x.nl 'x'", "{width=9em}",
    "{#id .klas}", "\\(a\\)", "\\[a\\]", "::: {#fig-x}", "{.content-hidden}", "@sec-x", "[-@x]",
)  # fmt: skip
SHELVES = (
    "=cmd|' /C calc'!A1", "\t=1+1", "\r=1+1", ";=1+1;", "\"=1+1\"", "=IMPORTXML(\"//x.nl\",\"x\")",
    "=WEBSERVICE(\"//x.nl\")", "-2+3+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "@x", "=", "'=1+1",
    "- a: b", "? x", "!!python/name:os.system", "%YAML 1.2", "&a [*a]", "|\n  x", ">\n  x",
    "<<: *a",
    "null", "true", "~", "[x, y", "{x: y", "\"", "\\\"", "\\u0022", "\\N",
    "'); DROP TABLE dienst; --",
    "\" OR 1=1", "${HOME}", "$(ls)", "`ls`", "; ls", "&& ls", "%n%s%x", "%(x)s",
    "../../../etc/passwd",
    "C:\\Windows", "\\\\server\\share", "None", "undefined", "NaN", "[object Object]",
)  # fmt: skip
LETTERS = (
    "\u202eomgekeerd\u202c", "\u2066los\u2069", "a\u200bb", "a\u200db", "a\u200cb", "a\u2060b",
    "\ufeffbegin", "e\u0301e\u0301", "z\u0334\u0321\u0327a\u0328", "\x1b[31mrood\x1b[0m", "\x07bel",
    "\x08terug", "\x7fweg", "\x85regel", "\x1fveld", "a\x0bb", "a\x0cb", "a\u00a0b", "ﬁ ﬂ",
    "ß ẞ İ ı",
    "w" * 120, "een-heel-lang-woord-" * 8, "😀", "👩‍👩‍👧‍👦", "🇳🇱", "１２３", "Ⅳ", "½", "𝐯𝐞𝐭",
    "مرحبا", "日本語",
)  # fmt: skip
HOSTILE = tuple(dict.fromkeys((*MARKDOWN, *ATTACKS, *PAGE, *PAPER, *TEMPLATES, *SHELVES, *LETTERS)))
