const sealed = new RegExp(
  `\\b(?:${[
    ...["booster (?:box|pack|bundle|case|display|set)s?", "sleeved booster", "elite trainer box"],
    ...["etb", "theme deck", "starter (?:deck|set)", "battle deck", "structure deck", "tins?"],
    ...["(?:premium |special |super |ultra |figure |treasure )*collection(?: box| set)?$"],
    ...["collection box", "blisters?", "build & battle (?:box|stadium|kit)", "build and battle"],
    ...["double pack(?: set)?", "gift (?:box|collection|set)", "booster$", "display$", "case$"],
    ...["trainer's toolkit", "trainer kit", "deck kit", "portfolio$", "binder collection"],
    ...["poster collection", "pin collection", "surprise box", "box set", "league battle"],
  ].join("|")})`,
  "i",
);

/** Whether a name without a number is that of a box, a pack or the like. */
export const isSealedName = (name: string): boolean => sealed.test(name);
