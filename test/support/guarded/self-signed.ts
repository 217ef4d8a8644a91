import { generateKeyPairSync, sign } from "node:crypto";

const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => tagged(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, "hex");

const ecdsaWithSha256 = sequence(tagged(0x06, hex("2a8648ce3d040302")));
const commonName = (name: string) =>
  sequence(
    tagged(0x31, sequence(tagged(0x06, hex("550403")), tagged(0x0c, Buffer.from(name, "utf8")))),
  );
const alternativeName = (name: string) =>
  sequence(
    tagged(0x06, hex("551d11")),
    tagged(0x04, sequence(tagged(0x82, Buffer.from(name, "latin1")))),
  );

/** A certificate that vouches for itself, for one name of a host, with its key; both as PEM. Made anew for each call. */
export function selfSigned(name: string): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const body = sequence(
    tagged(0xa0, tagged(0x02, hex("02"))),
    tagged(0x02, hex("01")),
    ecdsaWithSha256,
    commonName(name),
    sequence(
      tagged(0x17, Buffer.from("200101000000Z")),
      tagged(0x17, Buffer.from("491231235959Z")),
    ),
    commonName(name),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(alternativeName(name))),
  );
  const signature = tagged(0x03, hex("00"), sign("sha256", body, privateKey));
  const pem = sequence(body, ecdsaWithSha256, signature).toString("base64");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
