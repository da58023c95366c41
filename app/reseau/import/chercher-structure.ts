import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';
import { lireSiret } from '#app/reseau/structures/siret.ts';
import { type Carnet, demander, type ReponsesDeLigne, SANS } from './decisions.ts';
import { citer } from './lectures.ts';
import type { ReseauConnu, StructureConnue } from './reseau-connu.ts';

export interface StructureDite {
  structure?: string | undefined;
  siret?: string | undefined;
  commune?: string | undefined;
}

/** What a list calls « Centre social L’Escale » the network may call « L’Escale ». */
export const sansGenre = (clef: string): string =>
  clef
    .replace(
      /^(centre social( et culturel)?|centre socio ?culturel|csc|cs|evs|espace de vie sociale|association)\s+(de |du |des |d )?/,
      '',
    )
    .replace(/^(le|la|les|l)\s+/, '');

/**
 * Finds the structure that a row of people or of agréments names: by SIRET, by name, by name and commune. A name one
 * letter away, or of several, is a question.
 * @returns undefined when it is not found, or while the answer is awaited
 */
export function creerChercheur({ structures, trouverCommune, nomDeCommune }: ReseauConnu) {
  const presentes = structures.filter(({ partie }) => !partie);
  const parSiret = new Map(presentes.flatMap((s) => (s.siret ? [[s.siret, s] as const] : [])));
  const clefs = presentes.map((s) => ({ s, clef: plierMots(s.nom), court: sansGenre(plierMots(s.nom)) }));
  const parNom = new Map<string, StructureConnue[]>();
  for (const { s, clef, court } of clefs) {
    for (const une of new Set([clef, court])) parNom.set(une, [...(parNom.get(une) ?? []), s]);
  }
  const proches = new Map<string, StructureConnue[]>();
  const presque = (clef: string): StructureConnue[] => {
    const deja = proches.get(clef);
    if (deja) return deja;
    const court = sansGenre(clef);
    const trouvees = clefs
      .filter((c) => clef.length > 3 && (aUneLettrePres(c.clef, clef) || (court.length > 3 && aUneLettrePres(c.court, court))))
      .map(({ s }) => s);
    const dites =
      trouvees.length > 0
        ? trouvees
        : clefs
            .filter(
              (c) =>
                court.length > 4 &&
                (` ${c.clef} `.includes(` ${court} `) || (c.court.length > 4 && ` ${clef} `.includes(` ${c.court} `))),
            )
            .map(({ s }) => s);
    proches.set(clef, dites.slice(0, 8));
    return dites.slice(0, 8);
  };
  const libelle = (s: StructureConnue) => (s.communeCode ? `${s.nom}, ${nomDeCommune.get(s.communeCode) ?? ''}` : s.nom);

  const trouver = (dite: StructureDite, carnet: Carnet, reponses: ReponsesDeLigne): StructureConnue | undefined => {
    const siret = dite.siret ? lireSiret(dite.siret) : undefined;
    const duSiret = siret?.ok ? parSiret.get(siret.siret) : undefined;
    if (duSiret) return duSiret;
    if (siret && !siret.ok) carnet.notes.push(siret.phrase);
    if (!dite.structure) return undefined;
    // « Le Trait d’union (Bellac) », when no name holds these brackets.
    const [, court, entre] = /^(.*\S)\s*\(([^()]+)\)$/.exec(dite.structure) ?? [];
    if (court && entre && !parNom.has(plierMots(dite.structure)) && trouverCommune(entre).genre === 'trouvee') {
      return trouver({ ...dite, structure: court, commune: dite.commune ?? entre }, carnet, reponses);
    }
    const clef = plierMots(dite.structure);
    const memeNom = parNom.get(clef) ?? parNom.get(sansGenre(clef)) ?? [];
    const trouvaille = dite.commune ? trouverCommune(dite.commune) : undefined;
    const ici = trouvaille?.genre === 'trouvee' ? memeNom.filter((s) => s.communeCode === trouvaille.commune.code) : [];
    const [seule] = ici.length > 0 ? ici : memeNom;
    if (seule && (ici.length === 1 || (ici.length === 0 && memeNom.length === 1))) return seule;
    const possibles = memeNom.length > 0 ? memeNom : presque(clef);
    if (possibles.length === 0) return undefined;
    const phrase =
      memeNom.length > 0
        ? `Plusieurs structures s’appellent ${citer(dite.structure)}.`
        : `${citer(dite.structure)} n’est pas un nom du réseau. Est-ce ${possibles.map((s) => s.nom).join(' ou ')} ?`;
    const reponse = demander(
      carnet,
      reponses,
      {
        ...{ sujet: 'structure', quoi: 'Structure' },
        options: possibles.map((s) => ({ valeur: String(s.id), libelle: libelle(s) })),
        proposee: possibles.length === 1 && memeNom.length === 0 ? String(possibles[0]?.id) : null,
      },
      phrase,
    );
    return reponse === SANS ? undefined : possibles.find((s) => String(s.id) === reponse);
  };
  return trouver;
}

export const structureInconnue = ({ structure, siret }: StructureDite): string => {
  if (structure) return `${citer(structure)} n’est pas une structure du réseau : importez d’abord la liste des structures.`;
  return siret
    ? `Aucune structure du réseau n’a le SIRET ${siret.slice(0, 20)}.`
    : 'Cette ligne ne dit pas de quelle structure elle parle.';
};
