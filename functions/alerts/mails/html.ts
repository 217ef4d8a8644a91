const signs: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};

/** Text as it stands in HTML, between tags or in quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

/** An address for a link; only those of the web, whatever is given. */
export function escapedUrl(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new RangeError("No address of the web.");
  return escaped(href);
}

// Styles stand at their elements, as some programs drop all others; those for the dark are for programs that keep them.
const style = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #16181d !important; color: #e8e9ec !important; }
    .card { background: #22252c !important; border-color: #3a3e48 !important; }
    .quiet { color: #a6abb7 !important; }
    a { color: #8ab4ff !important; }
  }
`;
const font = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";

/** A mail's page around its body, which is HTML. It loads nothing. */
export const mailPage = (title: string, body: string): string =>
  [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body class="page" style="margin:0;padding:16px;background:#f4f5f7;color:#1d2026;${font}font-size:16px;line-height:1.45">`,
    '<div class="card" style="max-width:600px;margin:0 auto;padding:20px;background:#ffffff;border:1px solid #dcdfe4;border-radius:8px">',
    body,
    "</div></body></html>",
  ].join("\n");

export const heading = (text: string): string =>
  `<h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">${escaped(text)}</h1>`;

export const paragraph = (text: string): string =>
  `<p style="margin:0 0 12px">${escaped(text)}</p>`;

export const link = (url: string, text: string): string =>
  `<a href="${escapedUrl(url)}" style="color:#1a56c4">${escaped(text)}</a>`;

/** Small print; its parts are HTML. */
export const footer = (...parts: readonly string[]): string =>
  `<p class="quiet" style="margin:16px 0 0;font-size:13px;color:#5c6270">${parts.join("<br>")}</p>`;

/** Lines of a list, each on its own. */
export const list = (lines: readonly string[]): string =>
  `<ul style="margin:0 0 12px;padding-left:20px">${lines
    .map((line) => `<li style="margin:0 0 6px">${escaped(line)}</li>`)
    .join("\n")}</ul>`;
