// One claim: its quote with the words that carry it marked, who says it, and the passage within its article.
"use strict";

// Where `part` stands in `text` as whole words, else anywhere; -1 where it does not.
function position(text, part) {
  const plain = part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, "iu");
  const at = text.search(whole);
  return at < 0 ? text.indexOf(part) : at;
}

// Text with one part marked.
function marked(text, part) {
  const from = part ? position(text, part) : -1;
  if (from < 0) return [text];
  return [text.slice(0, from), el("mark", {}, text.slice(from, from + part.length)), text.slice(from + part.length)];
}

// The sentence around a claim: what stands before and after the quote up to the next stop, where the text is at hand.
function surroundings(text, claim, reach = 220) {
  const before = text.slice(Math.max(0, claim.start - reach), claim.start);
  const after = text.slice(claim.end, claim.end + reach);
  const opened = [...before.matchAll(/[.!?…]["”’)\]]*\s+|\n/g)].pop();
  const closed = /[.!?…]["”’)\]]*(?=\s|$)|\n/.exec(after);
  const ended = /[.!?…]["”’)\]]*$/.test(claim.quote.trim());
  return [
    opened ? before.slice(opened.index + opened[0].length) : claim.start <= reach ? before : "",
    ended ? "" : closed ? after.slice(0, closed.index + closed[0].length) : "",
  ];
}

function quotation(claim) {
  const { text } = documents.get(claim.document);
  const [before, after] = text ? surroundings(text, claim) : ["", ""];
  return el("blockquote", {}, before ? el("span", { class: "around" }, before) : null, marked(claim.quote, claim.phrase),
    after ? el("span", { class: "around" }, after) : null);
}

// The part of the article around a claim, cut at spaces.
function passage(text, claim, reach = 600) {
  const from = claim.start <= reach ? 0 : text.indexOf(" ", claim.start - reach) + 1;
  const to = text.length - claim.end <= reach ? text.length : text.lastIndexOf(" ", claim.end + reach);
  return el("div", { class: "passage", tabindex: "0", role: "region", "aria-label": "The passage in its article" },
    from ? "… " : "", text.slice(from, claim.start), el("mark", {}, text.slice(claim.start, claim.end)),
    text.slice(claim.end, to), to < text.length ? " …" : "");
}

function passageButton(article, claim) {
  if (!article.text) return null;
  const holder = el("div", {});
  const opener = button({ class: "quiet", "aria-expanded": "false" }, () => {
    const open = !holder.firstChild;
    holder.replaceChildren(...(open ? [passage(article.text, claim)] : []));
    opener.setAttribute("aria-expanded", String(open));
    opener.textContent = open ? "Hide the passage" : "Show in its article";
    if (open) holder.querySelector("mark").scrollIntoView({ block: "nearest" });
  }, "Show in its article");
  return [opener, holder];
}

function claimFigure(claim) {
  const article = documents.get(claim.document);
  const facts = [
    claim.date ? `happened ${dateWords(claim.date)}` : "",
    article.published ? `published ${dateWords(article.published)}` : "",
    claim.phrase ? "" : "seen by the language model, not by a rule",
  ].filter(Boolean).join(" · ");
  return el("figure", { class: `claim status-${claim.status}` },
    quotation(claim),
    el("figcaption", {},
      el("div", {}, badge(claim.status), el("span", { class: "outlet" }, outletOf(article)), article.title ? ` ${article.title}` : ""),
      facts ? el("div", { class: "date" }, facts) : null,
      claim.speaker && entities.has(claim.speaker) ? el("div", {}, "according to ", entityLink(claim.speaker)) : null,
      passageButton(article, claim)));
}
