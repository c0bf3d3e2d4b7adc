"""What the tests ask of a page, in the browser itself; each answers with a list of what is wrong."""

from pathlib import Path

from playwright.sync_api import Page

_AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: All rules of axe, and those that depend on colours.
AXE = "{resultTypes: ['violations']}"
CONTRAST_ONLY = "{resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}"

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.parentElement.closest('.scroll')).slice(0, 9)
  .map(one => one.outerHTML.slice(0, 120))"""

REACHABLE = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']"
_SHOWN = (
    f"""[...document.querySelectorAll("{REACHABLE}")].filter(one => one.checkVisibility() && !one.disabled)"""
)

#: 6.1.3: each control has a diagonal of 6 mm, and those that are pressed rather than read are 44 px high.
#: 6.1.4, 6.1.2, 7.2.1: no key of its own, no order of its own, no other window.
CONTROLS = f"""() => {{
  const wrong = []
  const of = (one) => one.outerHTML.slice(0, 120)
  for (const one of {_SHOWN}) {{
    const box = (one.closest('label') || one).getBoundingClientRect()
    if (Math.hypot(box.width, box.height) < 23 && !one.closest('#krds-skip-link')) wrong.push('small: ' + of(one))
    const isPressed = one.matches('button, summary, select, input, nav a')
    if (isPressed && box.height < 43.5 && !one.closest('.breadcrumb')) wrong.push('low ' + box.height + ': ' + of(one))
    if (one.tabIndex > 0) wrong.push('order of its own: ' + of(one))
    if (one.target) wrong.push('another window: ' + of(one))
  }}
  document.querySelectorAll('[accesskey]').forEach(one => wrong.push('key: ' + of(one)))
  return wrong
}}"""

#: 5.4.2, 6.2.1, 6.2.2, 6.3.1: nothing plays, moves, blinks or runs out; there is no script that could.
RESTLESS = """() => [
  ...[...document.querySelectorAll('script, video, audio, object, embed, iframe, marquee, blink')],
  ...[...document.querySelectorAll('meta[http-equiv=refresh]')],
].map(one => one.outerHTML.slice(0, 120)).concat(
  document.getAnimations().filter(one => one instanceof CSSAnimation).map(one => 'moves: ' + one.animationName))"""

#: 7.2.2: the way to help is the same on every page.
HELP = "() => [...document.querySelectorAll('#krds-footer .help')].map(one => one.innerText).join('|')"

_FOCUS = f"""() => {{
  const one = document.activeElement
  if (!one || one === document.body) return null
  const ring = [one, one.closest('article'), one.closest('label')].filter(Boolean).some(node => {{
    const style = getComputedStyle(node)
    return style.boxShadow !== 'none' && style.boxShadow.includes('4px')
      || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }})
  const box = one.getBoundingClientRect()
  return {{ at: {_SHOWN}.indexOf(one), id: one.parentElement.id, ring,
            name: one.outerHTML.slice(0, 120), seen: box.bottom > 0 && box.top < innerHeight }}
}}"""
#: Of radio buttons with one name the keyboard reaches the chosen one, or the first where none is chosen;
#: everything else is a stop of its own.
_WANTED = f"""() => {_SHOWN}.map((one, at, all) => {{
  const group = one.type === 'radio' ? all.filter(other => other.type === 'radio' && other.name === one.name) : [one]
  const stop = group.find(other => other.checked && other.type === 'radio') || group[0]
  return one.closest('#krds-skip-link') || one !== stop ? -1 : at
}}).filter(at => at >= 0)"""


def violations(page: Page, options: str) -> list[str]:
    """What axe finds wrong, each with the element."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)
    found = page.evaluate(f"axe.run(document, {options}).then(r => r.violations)")
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def open_details(page: Page) -> None:
    """Unfold everything."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def stops(page: Page) -> tuple[list[dict], list[int]]:
    """Where Tab leads until it leaves the page, and where it should lead: every control in the order of the page."""
    wanted = page.evaluate(_WANTED)
    passed: list[dict] = []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUS)
        if stop is None or (passed and stop["at"] == passed[0]["at"]):
            break
        passed.append(stop)
    return passed, wanted
