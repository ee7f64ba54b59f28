// SPDX-License-Identifier: Apache-2.0
//
// The focus is never lost: what is pressed by the keyboard may vanish, and the next press must not fall
// into nothing.
//
// 1. When what had the focus is gone, hidden, switched off or put out of reach, the focus goes to what came
//    in its place to be pressed (`autofocus`); else back to where it was before; else to what the page is about.
// 2. It stays inside what lies on top: a FLASH, then the uppermost layer.
// 3. Who presses beside everything, with a mouse, has let go of it: nothing takes it back.

const REMEMBERED = 16;

/** Where it lands when nothing that had it is left, the best first. */
const LANDINGS = ["#entry-subject", "[role=log] [tabindex='0']", "main h1[tabindex]"] as const;

function canHold(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    !element.matches(":disabled") &&
    element.closest("[inert]") === null &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** Keep the focus from now on. Returns how to stop. */
export function keepFocus(): () => void {
  let had: Element[] = [];

  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    had = [target, ...had.filter((one) => one !== target && one.isConnected)].slice(0, REMEMBERED);
  };

  const look = (): void => {
    const at = document.activeElement;
    if (at && at !== document.body && canHold(at)) return;
    const [last] = had;
    if (!last || canHold(last)) return;
    const top =
      document.querySelector("[role=alertdialog]") ?? [...document.querySelectorAll("[role=dialog]")].at(-1) ?? null;
    const within = (one: Element): boolean => canHold(one) && (top?.contains(one) ?? true);
    const fresh = [...document.querySelectorAll("[autofocus]")].find((one) => within(one) && !had.includes(one));
    const inside = had.find(within);
    const found = [fresh, inside, top, ...LANDINGS.map((one) => document.querySelector(one))].find(
      (one): one is HTMLElement => Boolean(one) && canHold(one as Element),
    );
    found?.focus({ preventScroll: found !== inside });
  };

  const changes = new MutationObserver(look);
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["inert", "disabled", "hidden", "data-deck"],
  });
  addEventListener("focusin", note);
  return () => {
    changes.disconnect();
    removeEventListener("focusin", note);
  };
}
