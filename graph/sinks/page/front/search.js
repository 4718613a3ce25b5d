// Search over names and other spellings as the reader types; keys: / to begin, arrows, Enter, Esc.
"use strict";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const haystack = content.entities.map((entity) => ({
  entity, names: [entity.name, ...entity.aliases.map((alias) => alias.name)].map((name) => ({ name, plain: folded(name) })),
}));

// 0 the name begins so, 1 a word of it does, 2 it contains it; undefined: not at all.
function fit({ plain }, wanted) {
  const at = plain.indexOf(wanted);
  if (at < 0) return undefined;
  return at === 0 ? 0 : plain.includes(` ${wanted}`) ? 1 : 2;
}

function find(text, most = 8) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  return haystack.map(({ entity, names }) => {
    const hits = names.map((name) => ({ name, grade: fit(name, wanted) })).filter(({ grade }) => grade !== undefined);
    hits.sort((a, b) => a.grade - b.grade);
    return { entity, hit: hits[0] };
  }).filter(({ hit }) => hit).sort((a, b) => a.hit.grade - b.hit.grade || a.entity.rank - b.entity.rank).slice(0, most);
}

function startSearch() {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let results = [];
  let at = -1;

  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (entity) => { close(); input.value = ""; go({ entity: entity.id }); document.getElementById("panel").focus(); };
  const point = (to) => {
    at = (to + results.length) % results.length;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", `found-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    results = find(input.value);
    const none = input.value.trim() && !results.length;
    list.replaceChildren(...results.map(({ entity, hit }, i) => el("li", {
      id: `found-${i}`, role: "option", on: { mousedown: (event) => { event.preventDefault(); choose(entity); } },
    }, shape(entity.type), nameOf(entity), hit.name.name === entity.name ? null : el("span", { class: "date" }, ` also ${hit.name.name}`))),
    ...(none ? [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such name")] : []));
    list.hidden = !results.length && !none;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (results.length) point(0);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; close(); input.blur(); event.stopPropagation(); }
    if (!results.length || list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); point(at + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); point(at - 1); }
    if (event.key === "Enter") choose(results[at].entity);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, textarea")) { event.preventDefault(); input.focus(); }
  });
}
