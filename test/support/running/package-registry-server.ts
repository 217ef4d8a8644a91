/**
 * Answers as npm's registry does, with packages that it is given as JSON on standard input, and
 * prints its address. It is a process of its own: whoever waits for npm cannot answer it.
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

interface Served {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly archiveBase64: string;
}

const packages: Served[] = JSON.parse(await text(process.stdin));

const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url ?? "").slice(1);
  const asked = packages.find(({ name }) => path === name);
  const archive = packages.find(({ name }) => path === `${name}/-/package.tgz`);
  if (archive) return void response.end(Buffer.from(archive.archiveBase64, "base64"));
  if (!asked) return void response.writeHead(404).end("{}");
  const { name, version, integrity } = asked;
  const dist = { tarball: `http://${request.headers.host}/${name}/-/package.tgz`, integrity };
  const versions = { [version]: { name, version, dist } };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ name, "dist-tags": { latest: version }, versions }));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`http://127.0.0.1:${address?.port}`);
});
