import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { nouvelleCle } from '#app/services/coffre.server.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerAcces, scellerPieces } from '../demandes/ecrire.server.ts';
import { choisieDe, demandeInitiale, lecteursPresents } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import type { Contenu, Lecteur } from '../demandes/pieces.ts';
import { JOURS_AVANT_RAPPEL, scellerRappels } from '../demandes/rappels.server.ts';
import { membresQuiLisent } from '../demandes/rechiffrer.server.ts';
import { listMembresPour, type MembrePropose } from '../membres/recuser.server.ts';
import { exigerAvantLAppel } from './reprendre.server.ts';

/** The members, but the one who is asked today. */
export function listAutresMembres(ctx: ContextePersonne, demande: DemandeOuverte): MembrePropose[] {
  const { structure } = demandeInitiale(demande.pieces);
  const presente = choisieDe(demande.pieces).personneId;
  return listMembresPour(ctx, structure.id).filter(({ personneId }) => personneId !== presente);
}

/**
 * Asks somebody else instead, as long as nobody called: the first one opens nothing any more.
 *
 * The asker does not hold what the members alone read. When no other member reads, that key is drawn anew; otherwise the
 * new one receives it when the demande is sealed anew, at the next opening by a member.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once somebody called, or for a member who is linked to the structure
 */
export async function choisirQuelquUnDAutre(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number): Promise<void> {
  exigerAvantLAppel(demande);
  const choisi = listAutresMembres(ctx, demande).find((membre) => membre.personneId === personneId);
  if (!choisi) throw impossible('Choisissez à qui vous voulez parler.', 'membre');
  if (choisi.lien) throw impossible('Cette personne est liée à votre structure\u00a0: choisissez-en une autre.', 'membre');

  const lecteurs = lecteursPresents(demande.pieces);
  const quittee = choisieDe(demande.pieces);
  const retires = lecteurs.find((lecteur) => lecteur.personneId === quittee.personneId)?.cles.map(({ acces }) => acces) ?? [];
  const dejaLa = lecteurs.some((lecteur) => lecteur.personneId === personneId);
  // Only a member who holds her key today can hand the members' key on.
  const autres = membresQuiLisent(ctx, demande.pieces).some((lectrice) => lectrice !== quittee.personneId);
  const cleMembres = autres ? null : await nouvelleCle();
  const cible = cleMembres ? { ...demande, destinataireMembres: cleMembres.destinataire } : demande;
  const choisie: Lecteur = { personneId, nom: choisi.nom, quoi: choisi.quoi, role: 'membre' };
  const acces = await scellerAcces(
    { demande: demande.id, identite: demande.identite, identiteMembres: cleMembres?.identite ?? null, lecteur: choisie },
    choisi.destinataire,
  );
  const contenus: Contenu[] = [
    { genre: 'choix', choisie },
    ...(retires.length > 0
      ? [{ genre: 'acces_retires' as const, acces: retires, personneId: quittee.personneId, raison: 'retire' as const }]
      : []),
    ...(dejaLa
      ? []
      : [
          {
            genre: 'acces' as const,
            lecteur: choisie,
            acces: acces.id,
            moyen: 'membre' as const,
            destinataire: choisi.destinataire,
          },
        ]),
  ];
  deposer(ctx, demande.id, {
    version: demande.version,
    pieces: await scellerPieces(ctx, cible, contenus),
    accesRetires: retires,
    acces: dejaLa ? [] : [acces],
    ...(cleMembres ? { destinataireMembres: cleMembres.destinataire } : {}),
    rappels: await scellerRappels(ctx, [JOURS_AVANT_RAPPEL], [personneId]),
    envois: await scellerAvis(ctx, [personneId]),
  });
}
