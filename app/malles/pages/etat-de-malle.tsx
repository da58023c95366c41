import { useActionData, useLoaderData } from '@remix-run/react';
import { accorder } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getMalleAModifier } from '#app/malles/catalogue/contenu.server.ts';
import { changerEtat } from '#app/malles/catalogue/etat.server.ts';
import { MAX_MOTIF_ETAT } from '#app/malles/catalogue/longueurs.ts';
import { ETATS_MALLE, LIBELLE_ETAT_MALLE } from '#app/malles/catalogue/malles.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { getPageDEtat } from '#app/malles/catalogue/page-d-etat.server.ts';
import { saisieEtat } from '#app/malles/catalogue/saisie.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'L’état d’une malle' };
export const meta = () => titreDePage('L’état d’une malle');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getPageDEtat(ctx, params.slug));

export const action = traitement(
  ({ ctx, params }) => {
    getMalleAModifier(ctx, params.slug);
    return saisieEtat;
  },
  ({ ctx, params: { slug }, saisie }) => {
    const prevenues = changerEtat(ctx, slug, saisie);
    const suite = saisie.etat === 'en_service' ? `/malles/${slug}` : `/malles/${slug}/etat`;
    return redirigerAvecAvis(suite, { titre: FAIT[saisie.etat], texte: quiLeSait(prevenues) });
  },
);

const FAIT = {
  en_service: 'La malle est en service',
  en_reparation: 'La malle est hors service',
  retiree: 'La malle n’est plus prêtée',
} as const;

const quiLeSait = (prevenues: number) =>
  prevenues === 0
    ? 'Aucun courriel ne part\u00a0: personne d’autre que vous n’a de prêt qui en dépende.'
    : `${accorder(prevenues, 'personne reçoit', 'personnes reçoivent')} un courriel\u00a0: leur prêt en dépend.`;

const AIDES = {
  en_service: 'Elle se réserve et se remet comme d’habitude.',
  en_reparation: 'Elle ne part pas d’ici là. Les dates d’après se réservent encore, si vous donnez un jour.',
  retiree: 'Plus personne ne la réserve ni ne la voit dans la liste. Ses prêts passés restent comptés.',
} as const;

export default function EtatDeMalle() {
  const { slug, nom, version, etat, motif, jusquAu, aujourdhui, prets } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: nom, chemin: `/malles/${slug}` }, { libelle: 'État' }]}
      titre={`Où en est ${laMalle(nom)} ?`}
    >
      <DeuxColonnes libelleCote="Les prêts à venir">
        <FormulairePoste formulaire={formulaire}>
          {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
          <input type="hidden" name="version" value={version} />
          <Choix
            {...{ formulaire, nom: 'etat', defaut: etat }}
            legende="Elle est…"
            options={ETATS_MALLE.map((valeur) => ({ valeur, libelle: LIBELLE_ETAT_MALLE[valeur], aide: AIDES[valeur] }))}
          />
          <Champ
            {...{ formulaire, nom: 'motif', defaut: motif, max: MAX_MOTIF_ETAT }}
            libelle="Pourquoi ?"
            aide="Si elle n’est pas en service. Qui l’a réservée lit cette phrase, comme « deux diabolos à réparer »."
          />
          <Champ
            {...{ formulaire, nom: 'jusquAu', defaut: jusquAu, min: aujourdhui, genre: 'date', facultatif: true }}
            libelle="Hors service jusqu’à quand ?"
          />
          <div className="actions">
            <Bouton>Enregistrer et prévenir</Bouton>
            <LienBouton href={`/malles/${slug}`} genre="lien">
              Ne rien changer
            </LienBouton>
          </div>
        </FormulairePoste>
        <Feuille creux titre="Les prêts à venir">
          {prets.length === 0 ? (
            <p className="doux">Aucun&nbsp;: aucun courriel ne partira.</p>
          ) : (
            <>
              <ul className="liste">
                {prets.map(({ id, structure, dates, demandee, touche }) => (
                  <li key={id}>
                    <p className="liste__titre">
                      <Lien href={`/reservations/${id}`}>{dates}</Lien>
                    </p>
                    <p className="petit doux">
                      {[structure, demandee && 'demandé', touche && 'commence pendant ce temps'].filter(Boolean).join(', ')}
                    </p>
                  </li>
                ))}
              </ul>
              <p className="petit doux">
                Celles et ceux dont le prêt commence pendant qu’elle n’est pas en service reçoivent un courriel, et un autre quand
                elle revient. Leur prêt n’est pas annulé&nbsp;: c’est à vous d’en décider, prêt par prêt.
              </p>
            </>
          )}
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
