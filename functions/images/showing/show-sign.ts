import { type Sign, signId } from "#schemas/images/picture-id.ts";
import type { SetId } from "#schemas/values.ts";
import { noSuchSet } from "../../catalog/index.ts";
import { noPicture } from "../errors.ts";
import { signUrl } from "../pictures/source-urls.ts";
import { showHosted } from "./hosted-picture.ts";
import type { Shown } from "./patience.ts";
import { hostedAddress } from "./picture-address.ts";
import type { ShowPorts } from "./show-card.ts";

export interface SignAsked {
  readonly setId: SetId;
  readonly sign: Sign;
  /** Of whoever asks. */
  readonly address: string;
}

/**
 * Leads to a set's logo or symbol, as its source has it: on the CDN, or at its source where the game's
 * pictures are not hosted.
 *
 * @throws DomainError `catalog.no_such_set`, `images.no_picture`, `images.picture_unavailable`,
 * `request.too_many`
 */
export async function showSign(
  { setId, sign, address }: SignAsked,
  ports: ShowPorts,
): Promise<Shown> {
  const id = signId(setId, sign);
  const [set, found] = await Promise.all([ports.catalog.set(setId), ports.records.find([id])]);
  if (!set) throw noSuchSet(setId);
  const sourceUrl = signUrl(set.value, sign);
  if (!ports.hosting.widthsOf(id)) {
    if (sourceUrl === undefined || !ports.isKnownHost(sourceUrl)) throw noPicture(id);
    return { kind: "there", url: sourceUrl };
  }
  return showHosted(
    {
      ...{ id, record: found.get(id), sourceUrl },
      addressIn: (record) => hostedAddress(ports.imagesBaseUrl, record, "as it came"),
    },
    address,
    ports,
  );
}
