import { useLoaderData } from '@remix-run/react';
import { ASuivre, OuVousEnEtes } from '#app/formations/programme/a-cote-de-la-liste.tsx';
import { adresseDesFormations } from '#app/formations/programme/filtres.ts';
import { FiltresDeFormations } from '#app/formations/programme/filtres-de-formations.tsx';
import { getListeDesFormations } from '#app/formations/programme/liste.server.ts';
import { ListeDeFormations } from '#app/formations/programme/liste-de-formations.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { PetitCalendrier } from '#app/ui/petit-calendrier.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Formations' };
export const meta = () => titreDePage('Formations');

export const loader = chargeur(({ ctx, request }) => getListeDesFormations(ctx, new URL(request.url).searchParams));

export default function Formations() {
  const { filtre, quands, mots, lignes, titre, page, pages, calendrier, peutPreparer, peutDire, aSuivre, plan, qualifications } =
    useLoaderData<typeof loader>();
  const filtree = Boolean(filtre.q || filtre.mot || filtre.libres || filtre.etape);
  return (
    <Page
      salle="formations"
      titre="Se former ensemble"
      intro="Une inscription suffit : la convocation, l’attestation et le questionnaire suivent tout seuls."
      actions={peutPreparer ? <LienBouton href="/formations/nouvelle">Préparer une formation</LienBouton> : undefined}
    >
      <DeuxColonnes libelleCote="Le calendrier des formations">
        <div className="pile pile--large">
          <FiltresDeFormations {...{ filtre, quands, mots }} />
          {lignes.length === 0 ? (
            <Vide
              titre={filtree ? 'Aucune formation ne correspond' : 'Aucune formation ici pour l’instant'}
              texte="Dites en une ligne ce que votre équipe voudrait apprendre : les formations s’ouvrent à partir de ces besoins, et l’on vous y invite."
              action={peutDire ? { libelle: 'Dire un besoin', href: '/formations/besoins' } : undefined}
            />
          ) : (
            <Section titre={titre}>
              <ListeDeFormations lignes={lignes} />
              <Pagination page={page} pages={pages} lien={(n) => adresseDesFormations({ ...filtre, page: n })} />
            </Section>
          )}
        </div>
        <div className="pile pile--large">
          {aSuivre.length > 0 && <ASuivre etapes={aSuivre} />}
          <Feuille titre="Le calendrier" id="calendrier">
            <PetitCalendrier legende="Les formations des semaines à venir" {...calendrier} />
            <p className="rangee petit">
              <Lien href={calendrier.avant}>Avant</Lien>
              <Lien href={calendrier.apres}>Après</Lien>
            </p>
          </Feuille>
          {peutDire && <OuVousEnEtes {...{ plan, qualifications }} />}
          {peutDire && lignes.length > 0 && (
            <Feuille creux titre="Vous ne trouvez pas ?">
              <p className="petit">Dites en une ligne ce que votre équipe voudrait apprendre.</p>
              <p>
                <Lien className="lien-action" href="/formations/besoins">
                  Dire un besoin, voir ceux du réseau
                </Lien>
              </p>
            </Feuille>
          )}
          <p>
            <Lien className="lien-action" href="/formations/chiffres">
              Les formations en chiffres
            </Lien>
          </p>
        </div>
      </DeuxColonnes>
    </Page>
  );
}
