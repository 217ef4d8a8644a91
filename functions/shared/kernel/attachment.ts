/** What file systems do not bear in a name, and what would end it in a header. */
const unfit = /[\p{Cc}\p{Cf}"*/:<>?\\|]+/gu;
const longest = 80;

/** A text as the name of a file, without its ending; another where nothing of it can stand in one. */
export function fileNameOf(text: string | undefined, otherwise: string): string {
  const name = trimmed((text ?? "").toWellFormed().replace(unfit, " ").replace(/\s+/g, " "));
  const short = trimmed([...name].slice(0, longest).join(""));
  return short === "" ? otherwise : short;
}

/** A name that begins with a dot is hidden. */
const trimmed = (name: string) => name.replace(/^[.\s]+|[.\s]+$/g, "");

/** The header that has a browser save a file under its name, whatever script it is in [RFC 6266]. */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/g, "_")
    .replace(/["\\]/g, "_");
  const whole = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase();
    return `%${code}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
