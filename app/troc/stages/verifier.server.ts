import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { STATUTS_BLOQUANTS_STAGE, STATUTS_PLACE_PRISE } from './stages.ts';

const liste = (statuts: readonly string[]) => sql.raw(statuts.map((statut) => `'${statut}'`).join(', '));
const bloquants = liste(STATUTS_BLOQUANTS_STAGE);
const placePrise = liste(STATUTS_PLACE_PRISE);

// Each query gives the ids of the stages that break one invariant.
const CONTROLES = [
  {
    phrase: 'ne tient pas ses demi-journées, ou en tient d’autres',
    ids: sql`select s.id from stages s where s.statut in (${bloquants}) and (
      select count(*) from demi_journees_stage h where h.stage_id = s.id and h.personne_id = s.stagiaire_id
        and h.structure_accueil_id = s.structure_accueil_id and h.demi_journee between s.du and s.au
    ) <> s.au - s.du + 1
    union select h.stage_id from demi_journees_stage h join stages s on s.id = h.stage_id
      where h.demi_journee not between s.du and s.au or h.personne_id <> s.stagiaire_id`,
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
    phrase: 'n’a pas sa proposition en cours, ou elle dit autre chose que lui',
    ids: sql`select s.id from stages s left join propositions_stage p on p.stage_id = s.id and p.numero = s.proposition_numero
      where p.stage_id is null or p.du <> s.du or p.au <> s.au or p.objectif <> s.objectif or p.cote <> s.cote_qui_propose
        or p.tutrice_id is not s.tutrice_id`,
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
export function verifierTroc(db: Base): Anomalie[] {
  return CONTROLES.flatMap(({ phrase, ids }) =>
    db.all<{ id: number }>(ids).map(({ id }) => ({ domaine: 'troc', phrase: `Le stage ${id} ${phrase}.` })),
  );
}
