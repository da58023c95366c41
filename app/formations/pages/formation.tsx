import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { BlocDInscription, DeVotreEquipe } from '#app/formations/inscriptions/bloc-d-inscription.tsx';
import { CommentLesPlaces } from '#app/formations/inscriptions/comment-les-places.tsx';
import { DejaInscrites } from '#app/formations/inscriptions/deja-inscrites.tsx';
import { ListeDesInscrites } from '#app/formations/inscriptions/liste-des-inscrites.tsx';
import { FaitsDeFormation } from '#app/formations/programme/faits-de-formation.tsx';
import { libellePlaces } from '#app/formations/programme/mots.ts';
import { getPageDeFormation, type PageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { SeancesDeFormation } from '#app/formations/programme/seances-de-formation.tsx';
import { TenirLaFormation } from '#app/formations/programme/tenir-la-formation.tsx';
import { ListeDeSupports } from '#app/formations/supports/liste-de-supports.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { AdresseACopier } from '#app/ui/adresse-a-copier.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Une formation' };
export const meta = ({ data }: { data?: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Une formation');

export const loader = chargeur(({ ctx, params }) => getPageDeFormation(ctx, idDeAdresse(params.id)));

export default function Formation() {
  const f = useLoaderData<typeof loader>();
  return (
    <Page salle="formations" ariane={[{ libelle: f.titre }]} titre={f.titre} intro={<Tete {...f} />}>
      {f.motif && (
        <Bandeau ton="attention" titre="Cette formation est annulée">
          {f.motif}
        </Bandeau>
      )}
      <Colonnes {...f}>
        <div className="pile pile--large">
          <TenirLaFormation page={f} />
          {(f.ouverte || f.moi?.inscription) && (
            <div className="vers-le-cote pile pile--serree">
              <p>
                <a className="lien-action" href="#inscription">
                  {versLeBloc(f)}
                </a>
              </p>
              {f.moi && <DeVotreEquipe equipiers={f.moi.equipiers} />}
            </div>
          )}
          {f.seances.length > 0 && (
            <section aria-labelledby="quand">
              <div className="titre-section">
                <h2 id="quand">{f.titreDesSeances}</h2>
              </div>
              <SeancesDeFormation seances={f.seances} />
            </section>
          )}
          <Section titre="Pour qui, et pour quoi" id="programme">
            <FaitsDeFormation faits={f.faits} programme={f.programme} />
          </Section>
          {f.supports && <ListeDeSupports supports={f.supports} depot={f.peut.deposer ? `/formations/${f.id}/supports` : null} />}
          {f.enCours && (f.enVue || f.enCours.length > 0) && (
            <ListeDesInscrites inscrites={f.enCours} titre={f.enVue ? 'Qui vient' : 'Qui était sur la liste'} />
          )}
          {f.commentLesPlaces && (
            <Section titre="Si c’est complet, comment les places se donnent" id="places">
              <CommentLesPlaces heures={f.heures} />
            </Section>
          )}
        </div>
        <div className="pile pile--large">
          <BlocDInscription page={f} />
          {!f.enCours && <DejaInscrites {...f} />}
          {f.annonce && <AdresseACopier id="annonce" libelle="La page à partager, sans compte" adresse={f.annonce} page />}
        </div>
      </Colonnes>
    </Page>
  );
}

/** What one registers to has a column beside; a draft, or what is called off, has none. */
const Colonnes = ({ inscrivable, moi, children }: PageDeFormation & { children: [ReactNode, ReactNode] }) =>
  inscrivable ? (
    <DeuxColonnes libelleCote={moi?.inscription ? 'Votre inscription' : 'S’inscrire'}>{children}</DeuxColonnes>
  ) : (
    children[0]
  );

function versLeBloc({ moi, places }: PageDeFormation): string {
  if (moi?.inscription) return moi.inscription.titre;
  return places.libres === 0
    ? 'S’inscrire sur la liste d’attente'
    : `S’inscrire\u00a0: ${libellePlaces(places.libres, places.capacite)}`;
}

const Tete = ({ resume, demandee, etat, jusqua }: PageDeFormation) => (
  <div className="pile pile--serree">
    {(resume ?? demandee) && (
      <p>
        {resume} {demandee}
      </p>
    )}
    <p className="rangee petit">
      <Puce ton={etat.ton}>{etat.texte}</Puce>
      {jusqua && <span className="doux">{jusqua}</span>}
    </p>
  </div>
);
