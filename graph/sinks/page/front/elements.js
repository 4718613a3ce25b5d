// Elements of the page. Text becomes text nodes and nothing else: names and quotes come from articles and are not trusted.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const button = (properties, onclick, ...children) => el("button", { type: "button", ...properties, on: { click: onclick } }, ...children);

function svg(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// The shapes of the drawing, for the legend and the lists.
const SHAPES = {
  PERSON: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  GROUP: () => svg("polygon", { points: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8" }),
  ORGANISATION: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  PLACE: () => svg("polygon", { points: "8,0.5 15.5,8 8,15.5 0.5,8" }),
};

const shape = (type) =>
  svg("svg", { viewBox: "0 0 16 16", class: `shape type-${type}`, "aria-hidden": "true" }, (SHAPES[type] || SHAPES.PERSON)());

const line = (status) =>
  svg("svg", { viewBox: "0 0 28 10", class: `line status-${status}`, "aria-hidden": "true" },
    svg("line", { x1: 0, y1: 5, x2: 28, y2: 5 }));

const badge = (status) => (status === "asserted" ? null : el("span", { class: `badge status-${status}` }, status));
