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

// Styles that a mail cannot do without stand at its elements, as some programs drop all others. Those for the dark, and those that keep a date or
// an amount in one line, are for programs that keep them: at the elements, 200 lines of a digest would be too long.
const style = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  .n { white-space: nowrap; }
  .rows th, .rows td { padding: 12px 0 0; font-weight: 400; vertical-align: top; }
  .rows td[nowrap] { padding-left: 12px; }
  .rows small { font-size: 13px; color: #5c6270; }
  .rows .rule { padding: 2px 0 12px; border-bottom: 1px solid #dcdfe4; }
  @media (prefers-color-scheme: dark) {
    .page { background: #16181d !important; color: #e8e9ec !important; }
    .card { background: #22252c !important; border-color: #3a3e48 !important; }
    .quiet, .rows small { color: #a6abb7 !important; }
    .rows .rule { border-color: #3a3e48 !important; }
    a { color: #8ab4ff !important; }
  }
`;
const font = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";
/** Words without a place to break, as long as they like, break anywhere. */
const breaking = "overflow-wrap:anywhere;word-break:break-word;";

/** A mail's page around its body, which is HTML. It loads nothing. */
export const mailPage = (title: string, body: string): string =>
  [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body class="page" style="margin:0;padding:12px;background:#f4f5f7;color:#1d2026;${font}font-size:16px;line-height:1.5;${breaking}">`,
    '<div class="card" style="max-width:600px;margin:0 auto;padding:18px;background:#ffffff;border:1px solid #dcdfe4;border-radius:8px">',
    body,
    "</div></body></html>",
  ].join("\n");

export const heading = (text: string): string => headingHtml(inOnePiece(text));

export const headingHtml = (html: string): string =>
  `<h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">${html}</h1>`;

export const paragraph = (text: string): string =>
  `<p style="margin:0 0 12px">${inOnePiece(text)}</p>`;

/** What matters less. */
export const quietParagraph = (html: string): string =>
  `<p class="quiet" style="margin:0 0 12px;font-size:14px;color:#5c6270">${html}</p>`;

export const link = (url: string, text: string): string =>
  `<a href="${escapedUrl(url)}" style="color:#1a56c4">${escaped(text)}</a>`;

/** Small print; its parts are HTML. Lines far enough apart for a thumb. */
export const footer = (...parts: readonly string[]): string =>
  `<p class="quiet" style="margin:18px 0 0;font-size:13px;line-height:2;color:#5c6270">${parts.join("<br>")}</p>`;

/** Text whose amounts and dates are not broken at their blanks and hyphens. */
export const inOnePiece = (text: string): string =>
  escaped(text)
    .replace(/(?<=\d) (?=[A-Z]{3}\b)/g, "\u00a0")
    .replace(/\b\d{4}-\d\d-\d\d\b/g, '<span class="n">$&</span>');
