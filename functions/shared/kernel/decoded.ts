/**
 * Text whose odd characters travel percent-encoded where it stands in addresses: `%3F` is `?`, `%C3%A9` is `é`.
 * A sign that is no encoding of UTF-8 stays as it came.
 */
export const decoded = (text: string): string =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
