import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { STATUTS_BLOQUANTS_STAGE, STATUTS_PLACE_PRISE } from './statuts.ts';

const liste = (statuts: readonly string[]) => sql.raw(statuts.map((statut) => `'${statut}'`).join(', '));
const bloquants = liste(STATUTS_BLOQUANTS_STAGE);
const placePrise = liste(STATUTS_PLACE_PRISE);

// Each query gives the ids of the stages that break one invariant.
const CONTROLES = [
  {
    phrase: 'ne tient pas ses demi-journées, ou en tient d’autres',
    ids: sql`select s.id from stages s where s.statut in (${bloquants}) and (
      select count(*) from demi_journees_stage h
        join stagiaires_stage t on t.stage_id = s.id and t.numero = s.proposition_numero and t.personne_id = h.personne_id
        where h.stage_id = s.id and h.structure_accueil_id = s.structure_accueil_id
          and h.demi_journee in (select value from json_each(s.demi_journees))
    ) <> json_array_length(s.demi_journees) * (
      select count(*) from stagiaires_stage t where t.stage_id = s.id and t.numero = s.proposition_numero
    )
    union select h.stage_id from demi_journees_stage h join stages s on s.id = h.stage_id
      where h.demi_journee not in (select value from json_each(s.demi_journees)) or not exists (
        select 1 from stagiaires_stage t where t.stage_id = s.id and t.numero = s.proposition_numero and t.personne_id = h.personne_id)`,
  },
  {
    phrase: 'tient encore des demi-journées alors qu’il n’aura pas lieu',
    ids: sql`select distinct s.id from stages s join demi_journees_stage h on h.stage_id = s.id where s.statut not in (${bloquants})`,
  },
  {
    phrase: 'prend une place d’accueil sans être accepté, ou n’en prend pas en l’étant',
    ids: sql`select distinct s.id from stages s join demi_journees_stage h on h.stage_id = s.id
      where (h.place is not null) <> (s.statut in (${placePrise}))`,
  },
  {
    // A stage that was cut short keeps the terms that were agreed on.
    phrase: 'n’a pas sa proposition en cours, ou elle dit autre chose que lui',
    ids: sql`select s.id from stages s left join propositions_stage p on p.stage_id = s.id and p.numero = s.proposition_numero
      where p.stage_id is null or p.du <> s.du or p.objectif <> s.objectif or p.cote <> s.cote_qui_propose
        or p.activite <> s.activite or p.tutrice_id is not s.tutrice_id
        or (p.demi_journees <> s.demi_journees and s.statut not in ('realise', 'clos'))
        or exists (select 1 from json_each(s.demi_journees) j where j.value not in (select value from json_each(p.demi_journees)))`,
  },
  {
    phrase: 'ne commence ou ne finit pas avec ses demi-journées',
    ids: sql`select s.id from stages s where s.du <> (select min(value) from json_each(s.demi_journees))
      or s.au <> (select max(value) from json_each(s.demi_journees))`,
  },
  {
    phrase: 'n’a pas en tête la première des personnes qui partent',
    ids: sql`select s.id from stages s where not exists (select 1 from stagiaires_stage t
      where t.stage_id = s.id and t.numero = s.proposition_numero and t.rang = 0 and t.personne_id = s.stagiaire_id)`,
  },
  {
    phrase: 'est signé alors qu’il manque un accord ou une signature',
    ids: sql`select s.id from stages s join stagiaires_stage t on t.stage_id = s.id and t.numero = s.proposition_numero
      where s.statut = 'signe' and t.regime = 'convention' and (
        select count(*) from signatures_stage g join papiers_figes f on f.id = g.papier_id
          where f.stage_id = s.id and f.edition = s.edition
            and ((f.sorte = 'convention') or (f.sorte = 'avenant' and f.personne_id = t.personne_id))
      ) <> 4`,
  },
  {
    phrase: 'a des dates qui contredisent son état',
    ids: sql`select id from stages where (statut in (${placePrise}) and accepte_le is null)
      or (statut in ('realise', 'clos') and realise_le is null) or (statut = 'clos') <> (clos_le is not null)
      or accepte_le < propose_le or realise_le < accepte_le`,
  },
  {
    phrase: 'est encore ouvert alors que ses deux bilans sont là',
    ids: sql`select s.id from stages s where s.statut = 'realise' and (select count(*) from bilans_stage b where b.stage_id = s.id) = 2`,
  },
  {
    phrase: 'a un bilan sans avoir eu lieu',
    ids: sql`select distinct s.id from stages s join bilans_stage b on b.stage_id = s.id where s.statut not in ('realise', 'clos')`,
  },
] as const;

/** What the base's constraints cannot say of stages; nobody is named. */
export function verifierStages(db: Base): Anomalie[] {
  return CONTROLES.flatMap(({ phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'troc', phrase: `Le stage ${id} ${phrase}.` })),
  );
}
