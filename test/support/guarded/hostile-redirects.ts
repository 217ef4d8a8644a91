import type { Refusal } from "#functions/shared/guarded/outcome.ts";

/** Where a server at http sends whoever asks, and why that is refused; `inside.example.org` leads to 10.0.0.5. */
export const hostileRedirects: readonly (readonly [what: string, location: string, Refusal])[] = [
  ["a name that leads inside", "http://inside.example.org/", "leads_inside"],
  ["its own network, without a scheme", "//10.0.0.1/", "not_public"],
  ["three slashes", "///127.0.0.1/", "not_public"],
  ["backslashes for slashes", "\\\\169.254.169.254\\", "not_public"],
  ["a slash and a backslash", "/\\127.0.0.1/", "not_public"],
  ["a backslash and a slash", "\\/127.0.0.1/", "not_public"],
  ["blanks around", "  http://127.0.0.1/  ", "not_public"],
  ["a tab in the host", "http://127.0\t.0.1/", "not_public"],
  ["another scheme without slashes", "https:127.0.0.1/", "not_public"],
  ["another scheme with many", "https://////127.0.0.1/", "not_public"],
  ["a user of no name", "//@127.0.0.1/", "not_public"],
  ["a user without a scheme", "//user@hooks.example.org/", "with_credentials"],
  ["another port of its own", "//hooks.example.org:6379/", "other_port"],
  ["a file", "file:///etc/passwd", "other_scheme"],
  ["a file without slashes", "file:/etc/passwd", "other_scheme"],
  ["gopher", "gopher://127.0.0.1:6379/_FLUSHALL", "other_scheme"],
  ["data", "data:text/html,hello", "other_scheme"],
  ["script", "javascript:alert(1)", "other_scheme"],
  ["sockets", "ws://127.0.0.1/", "other_scheme"],
  ["blob", "blob:http://127.0.0.1/id", "other_scheme"],
  ["nothing that can be read", "http://[", "unreadable"],
  ["nothing, which is itself", "", "too_many_redirects"],
  ["a part of itself", "#there", "too_many_redirects"],
  ["another question, each time", "?again", "too_many_redirects"],
  ["too much", `http://hooks.example.org/${"a".repeat(4096)}`, "too_long"],
];

/** What else names another place, of which none is gone to. */
export const ignoredPlaces: readonly (readonly [what: string, head: string])[] = [
  ["other services (Alt-Svc)", 'HTTP/1.1 200 OK\r\nalt-svc: h2="127.0.0.1:443"; ma=86400'],
  ["a refresh", "HTTP/1.1 200 OK\r\nrefresh: 0; url=http://127.0.0.1/"],
  ["where the content is", "HTTP/1.1 200 OK\r\ncontent-location: http://127.0.0.1/"],
  ["links to be loaded before", "HTTP/1.1 200 OK\r\nlink: <http://127.0.0.1/>; rel=preload"],
  ["a place of what was made", "HTTP/1.1 201 Created\r\nlocation: http://127.0.0.1/"],
  ["a choice of places", "HTTP/1.1 300 Multiple Choices\r\nlocation: http://127.0.0.1/"],
  ["a proxy", "HTTP/1.1 305 Use Proxy\r\nlocation: http://127.0.0.1/"],
  ["a proxy from here on", "HTTP/1.1 306 Switch Proxy\r\nlocation: http://127.0.0.1/"],
  [
    "somebody to ask for a name",
    'HTTP/1.1 401 Who\r\nwww-authenticate: Basic realm="http://127.0.0.1/"',
  ],
  ["a proxy to ask", 'HTTP/1.1 407 Who\r\nproxy-authenticate: Basic realm="a"'],
];
