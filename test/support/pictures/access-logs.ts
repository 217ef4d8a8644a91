/** The columns of CloudFront's standard logs, as its files begin. */
export const logHead = [
  "#Version: 1.0",
  "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end",
];

/** A line as CloudFront writes it. */
export function logLine(
  path: string,
  { day = "2026-02-01", method = "GET", status = 200, result = "Hit" } = {},
): string {
  return [
    ...[day, "21:02:31", "LAX50-P1", "11292", "192.0.2.100", method],
    ...["d111111abcdef8.cloudfront.net", path, String(status), "-"],
    ...["Mozilla/5.0%20(iPhone;%20CPU%20iPhone%20OS%2019_0)", "-", "-", result],
    ...[
      "SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==",
      "d111111abcdef8.cloudfront.net",
    ],
    ...["https", "23", "0.001", "-", "TLSv1.3", "TLS_AES_128_GCM_SHA256", result, "HTTP/2.0"],
    ...["-", "-", "11040", "0.001", result, "image/webp", "10912", "-", "-"],
  ].join("\t");
}
