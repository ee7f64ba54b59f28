// SPDX-License-Identifier: Apache-2.0
//
// What a page is held to, looked at from inside: each look finds faults, and an empty list is none. It is one
// expression, so that it can be called in a page whose policy lets no script in.
([what, ...args]) => {
  const CONTROLS = "button, a[href], input, select, textarea, summary, [role=option]";
  const UNSEEN =
    /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff\u3164\u2800\u0007\u001b]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

  const told = (each) => each.outerHTML.slice(0, 110);
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const onTop = () =>
    document.querySelector("[role=alertdialog]") ?? [...document.querySelectorAll("[role=dialog]")].at(-1) ?? document.body;
  /** What a finger or a pointer aims at: of a small box, its label. */
  const target = (each) => (each.matches("[type=radio], [type=checkbox]") ? (each.closest("label") ?? each) : each);
  const controls = () =>
    [...onTop().querySelectorAll(CONTROLS)]
      .filter((each) => seen(each) && !each.closest(".unseen, [inert]"))
      .map(target);

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
  }

  /** The part of a control that no scrolling place cuts off. */
  function shown(each) {
    let { left, top, right, bottom } = each.getBoundingClientRect();
    for (let around = each.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const clip = around.getBoundingClientRect();
      [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
      [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
    }
    return { left, top, right, bottom };
  }

  const looks = {
    /** What scrolls sideways. */
    wide() {
      const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
      for (const each of document.querySelectorAll(".decks > *, [role=log], .layer, [role=alertdialog], .front"))
        if (seen(each) && each.scrollWidth > each.clientWidth + 1) found.push(told(each));
      return found;
    },

    /** Controls that something else is drawn over, or under and shines through. */
    covered() {
      const found = [];
      for (const each of controls()) {
        const { left, top, right, bottom } = shown(each);
        if (right - left < 8 || bottom - top < 8) continue;
        for (const hit of document.elementsFromPoint((left + right) / 2, (top + bottom) / 2)) {
          const own = each.contains(hit) || hit.contains(each);
          const stuck = hit.closest(".deck-head, .actions, header");
          if (!own && stuck && getComputedStyle(stuck).position === "sticky") break; // scrolled below it
          if (!own) found.push(`${told(each)} with ${told(hit)}`);
          if (!own || getComputedStyle(hit).backgroundColor !== "rgba(0, 0, 0, 0)") break;
        }
      }
      return found;
    },

    /** Controls of which a finger, or a hand that is not steady, may miss. */
    small(least) {
      return controls()
        .filter((each) => !each.matches("[type=file]"))
        .map((each) => [each, each.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < least - 0.5 || height < least - 0.5)
        .map(([each, { width, height }]) => `${Math.round(width)}×${Math.round(height)} ${told(each)}`);
    },

    /** Words that are cut off, in what has no other place to read them. */
    cut() {
      return controls()
        .filter((each) => each.matches(".button, summary, .filter"))
        .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
        .map(told);
    },

    /** Places in which a character stands that is not seen, or that turns what is read. */
    unseen() {
      const found = [...texts()].filter(({ data }) => UNSEEN.test(data)).map(({ data }) => data.slice(0, 60));
      for (const each of document.querySelectorAll("[title], [aria-label], [alt]"))
        for (const name of ["title", "aria-label", "alt"])
          if (UNSEEN.test(each.getAttribute(name) ?? "")) found.push(`${name} of ${told(each)}`);
      return found;
    },

    /** Where these words stand otherwise than as a person's, or as a name in a sentence of ours. */
    outside(words) {
      return [...texts()]
        .filter(({ data }) => data.replaceAll(`\u2068${words}`, "").includes(words))
        .filter(({ parentElement }) => !parentElement.closest(".said, .prose, .name, .snippet"))
        .map(({ parentElement }) => told(parentElement));
    },

    /** Rows of the log in which not the beginning of a subject is seen. */
    headless() {
      const lost = (each) => {
        const node = document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode();
        if (!node?.data.trim()) return false;
        const range = document.createRange();
        range.setStart(node, 0);
        range.setEnd(node, 1);
        const [one, all] = [range.getBoundingClientRect(), each.getBoundingClientRect()];
        return one.right < all.left + 1 || one.left > all.right - 1;
      };
      return [...document.querySelectorAll("[data-entry] .title > bdi")].filter(lost).map((each) => each.textContent);
    },

    /** The focus, if nobody could see where it is. */
    unfocused() {
      const at = document.activeElement;
      if (!at || at === document.body) return ["the focus is nowhere"];
      if (!seen(at) && !at.closest(".choose")) return [`hidden: ${told(at)}`];
      const box = target(at).getBoundingClientRect();
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return [`away: ${told(at)}`];
      const marked = (each) => getComputedStyle(each).outlineStyle !== "none";
      const read = at.matches("h1, h2, h3, [role=dialog], [role=alertdialog], section"); // only to be read
      if (read || marked(at) || marked(target(at)) || at.parentElement.querySelector(":scope > label")) return [];
      return [`not marked: ${told(at)}`];
    },
  };
  return looks[what](...args);
}
