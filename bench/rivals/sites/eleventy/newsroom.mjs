// What every template needs. A module and not Eleventy's global data, which Eleventy would copy for each page.
import { readFileSync } from "node:fs";

export const newsroom = JSON.parse(readFileSync(new URL("newsroom.json", import.meta.url), "utf-8"));
export const langs = Object.keys(newsroom.languages).sort();
export const dir = (lang) => (lang === "ur" ? "rtl" : "ltr");
export const label = (lang, section, id) => newsroom.labels[lang][section][id];

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escape = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

const formats = Object.fromEntries(
  langs.map((lang) => [lang, new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" })]),
);
export const day = (date) => new Date(date).toISOString().slice(0, 10);
export const time = (lang, date) => `<time datetime="${day(date)}">${formats[lang].format(new Date(date))}</time>`;
