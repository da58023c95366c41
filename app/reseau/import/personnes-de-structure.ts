import { deNom } from '#app/commun/francais.ts';
import { clefDeNom } from '#app/reseau/personnes/noms.ts';
import { horsEquipe } from '#app/reseau/personnes/personnes.ts';
import type { PersonneLue, Voulu } from './import-lignes.ts';
import { enFonctionLe, type ReseauConnu, type StructureConnue } from './reseau-connu.ts';

/** Someone whom a row of a structure names, as she is written. */
export interface PersonneDeStructure extends Omit<PersonneLue, 'dite'> {
  /** Null: not known yet. */
  id: number | null;
  fonction: 'direction' | 'coordination_evs';
}

/** The people of a row who are not in place yet, or whose address is learnt; what is left out goes in the notes. */
export function personnesVoulues(
  voulu: Voulu,
  connue: StructureConnue | null,
  reseau: ReseauConnu,
  courriels: Map<string, string>,
  notes: string[],
): PersonneDeStructure[] {
  const type = voulu.type ?? connue?.type;
  const duGenre = type === 'evs' ? 'coordination_evs' : 'direction';
  const responsables = (connue ? (reseau.parStructure.get(connue.id) ?? []) : []).filter((p) =>
    p.fonctions.some((f) => f.structureId === connue?.id && f.responsable && enFonctionLe(f, reseau.aujourdhui)),
  );
  return voulu.personnes.flatMap(({ dite, ...personne }) => {
    const fonction = dite ?? duGenre;
    const clef = clefDeNom(personne);
    const nom = `${personne.prenom} ${personne.nom}`.trim();
    const enPlace = responsables.find((r) => r.clef === clef);
    let { courriel } = personne;
    const titulaire = courriel ? reseau.parCourriel.get(courriel) : undefined;
    const autre = titulaire ? titulaire.clef : courriel ? courriels.get(courriel) : undefined;
    if (courriel && autre !== undefined && autre !== clef) {
      notes.push(`L’adresse ${courriel} est déjà celle de quelqu’un d’autre : ${nom} reste sans adresse.`);
      courriel = null;
    }
    if (titulaire?.partenaire) {
      notes.push(horsEquipe(nom));
      return [];
    }
    if (courriel) courriels.set(courriel, clef);
    if (!enPlace) return [{ ...personne, courriel, id: titulaire?.clef === clef ? titulaire.id : null, fonction }];
    if (enPlace.courriel === null && courriel && !titulaire) return [{ ...personne, courriel, id: enPlace.id, fonction }];
    if (courriel && enPlace.courriel !== null && enPlace.courriel !== courriel) {
      notes.push(`L’adresse ${deNom(nom)} reste la sienne : une liste ne change pas la façon d’entrer de quelqu’un.`);
    }
    return [];
  });
}

/** What awaits the people of a new structure. */
export function annonces(personnes: PersonneDeStructure[]): string[] {
  if (personnes.length === 0) return ['Personne n’est nommé : vous pourrez inviter quelqu’un depuis sa page.'];
  return personnes.map((p) => {
    const nom = `${p.prenom} ${p.nom}`.trim();
    return p.courriel
      ? `${nom} recevra une invitation quand vous le déciderez.`
      : `${nom} n’a pas d’adresse : à compléter pour l’inviter.`;
  });
}
