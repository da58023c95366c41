import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { choisieDe, demandeInitiale, lecteursPresents } from '../demandes/histoire.ts';
import { accueillir } from '../demandes/lecteurs.server.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import type { Contenu } from '../demandes/pieces.ts';
import { gardiensDesNotes } from '../demandes/qui-tient.server.ts';
import { JOURS_AVANT_RAPPEL, scellerRappels } from '../demandes/rappels.server.ts';
import { departDe, type Entree, rechiffrerOuRefuser } from '../demandes/rechiffrer.server.ts';
import { listMembresPour, type MembrePropose } from '../membres/recuser.server.ts';
import { exigerAvantLAppel } from './reprendre.server.ts';

/** The members, but the one who is asked today. */
export function listAutresMembres(ctx: ContextePersonne, demande: DemandeOuverte): MembrePropose[] {
  const { structure } = demandeInitiale(demande.pieces);
  const presente = choisieDe(demande.pieces).personneId;
  return listMembresPour(ctx, structure.id).filter(({ personneId }) => personneId !== presente);
}

/** Whether what the members noted among themselves would open to nobody any more: she who is asked today holds it alone. */
export const perdLesNotes = (ctx: ContextePersonne, { pieces }: DemandeOuverte): boolean =>
  gardiensDesNotes(ctx, pieces).every((gardienne) => gardienne === choisieDe(pieces).personneId);

/**
 * Asks somebody else instead, as long as nobody called: the first one opens nothing any more.
 *
 * The asker does not hold what the members alone read. When another member does, the new one receives it as the demande is
 * sealed anew, at the next opening by a member. When none does, it is lost (the page says so before), and all is sealed anew now.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once somebody called, or for a member who is linked to the structure
 */
export async function choisirQuelquUnDAutre(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number): Promise<void> {
  exigerAvantLAppel(demande);
  const choisi = listAutresMembres(ctx, demande).find((membre) => membre.personneId === personneId);
  if (!choisi) throw impossible('Choisissez à qui vous voulez parler.', 'membre');
  if (choisi.lien) throw impossible('Cette personne est liée à votre structure\u00a0: choisissez-en une autre.', 'membre');

  const { nom, quoi, destinataire } = choisi;
  const entree: Entree = { lecteur: { personneId, nom, quoi, role: 'membre' }, moyen: 'membre', destinataire };
  const lecteurs = lecteursPresents(demande.pieces);
  const partent = lecteurs
    .filter((lecteur) => lecteur.personneId === choisieDe(demande.pieces).personneId)
    .map((quittee) => ({ personneId: quittee.personneId, raison: 'retire' as const }));
  const choix: Contenu = { genre: 'choix', choisie: entree.lecteur };
  const rappels = await scellerRappels(ctx, [JOURS_AVANT_RAPPEL], [personneId]);
  const envois = await scellerAvis(ctx, [personneId]);
  const siennes = lecteurs.find((lectrice) => lectrice.personneId === personneId)?.cles ?? [];
  const ouvreDeja = siennes.some((cle) => cle.destinataire === destinataire);
  if (perdLesNotes(ctx, demande)) {
    const entrent = ouvreDeja ? [] : [entree];
    return rechiffrerOuRefuser(ctx, demande, { partent, entrent, contenus: [choix], rappels, envois });
  }
  const depart = departDe(demande, partent);
  const venue = ouvreDeja ? undefined : await accueillir(demande, entree);
  deposer(ctx, demande.id, {
    version: demande.version,
    pieces: await scellerPieces(ctx, demande, [choix, ...depart.contenus, ...(venue ? [venue.contenu] : [])]),
    accesRetires: depart.accesRetires,
    acces: venue ? [venue.acces] : [],
    ...{ rappels, envois },
  });
}
