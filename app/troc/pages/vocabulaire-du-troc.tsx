import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { BarresDesTermes, TableauDesTermes } from '#app/troc/vocabulaire/barres-des-termes.tsx';
import { adresseDesAnnonces, type Ecart } from '#app/troc/vocabulaire/ecarts.ts';
import { lireVocabulaire, type VocabulaireLu } from '#app/troc/vocabulaire/vocabulaire.server.ts';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Ce qui manque, ce qui s’offre' };
export const meta = () => titreDePage('Ce qui manque, ce qui s’offre');

export const loader = chargeur(({ ctx }) => lireVocabulaire(ctx));

/** What may be done about each gap, in one sentence. */
const QUE_FAIRE: Record<Ecart, string> = {
  manque: 'Peut-être chez vous\u00a0? Une offre, même courte, aide plusieurs structures.',
  jamais_demande: 'Personne ne le cherche pour l’instant\u00a0: cela s’apprend peut-être avant d’en avoir besoin.',
  a_proposer: 'Quelqu’un sait le faire, et ne l’a pas encore proposé.',
};

export default function VocabulaireDuTroc() {
  const { annonces, ecarts, rubriques } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Annonces', chemin: '/troc' }, { libelle: 'Ce qui manque, ce qui s’offre' }]}
      titre="Qu’est-ce qui manque, qu’est-ce qui s’offre&nbsp;?"
      intro="Les savoir-faire des annonces en ligne et satisfaites, comptés dans tout le réseau. Aucune structure n’est nommée."
    >
      <NavigationDuTroc ici="manque" />
      {!annonces ? (
        <Vide
          titre="Rien à comparer pour l’instant"
          texte="Dès que des annonces disent de quel savoir-faire elles parlent, on voit ici ce qui manque et ce qui s’offre."
          action={{ libelle: 'Publier un besoin', href: '/troc/annonces/nouvelle?type=besoin' }}
        />
      ) : (
        <>
          <div className="trois">
            {ecarts.map((ecart) => (
              <UnEcart key={ecart.ecart} {...ecart} />
            ))}
          </div>
          <Section titre="Par rubrique">
            {rubriques.map(({ nom, termes }) => (
              <Repli key={nom} titre={`${nom}\u00a0: ${termes.length} savoir-faire`}>
                <div className="pile">
                  <BarresDesTermes termes={termes} />
                  <TableauDesTermes legende={nom} termes={termes} />
                </div>
              </Repli>
            ))}
          </Section>
        </>
      )}
    </Page>
  );
}

function UnEcart({ ecart, titre, total, termes }: VocabulaireLu['ecarts'][number]) {
  return (
    <Feuille titre={titre}>
      {termes.length === 0 ? (
        <p className="petit doux">Aucun savoir-faire dans ce cas.</p>
      ) : (
        <div className="pile pile--serree">
          <p className="petit doux">{QUE_FAIRE[ecart]}</p>
          <ul>
            {termes.map(({ id, nom, slug, besoins, offres, connus }) => (
              <li key={id}>
                <Lien href={adresseDesAnnonces(slug, ecart === 'jamais_demande' ? 'offre' : 'besoin')}>{nom}</Lien>
                <span className="petit doux">{` ${phraseDe(ecart, besoins, offres, connus)}`}</span>
              </li>
            ))}
          </ul>
          {total > termes.length && (
            <p className="petit doux">{`Et ${total - termes.length} de plus, par rubrique ci-dessous.`}</p>
          )}
        </div>
      )}
    </Feuille>
  );
}

function phraseDe(ecart: Ecart, besoins: number, offres: number, connus: number): string {
  const b = `${besoins}\u00a0besoin${besoins > 1 ? 's' : ''}`;
  const o = `${offres}\u00a0offre${offres > 1 ? 's' : ''}`;
  if (ecart === 'jamais_demande') return o;
  return ecart === 'manque' ? `${b}, ${o}` : `${b}, ${connus}\u00a0${connus > 1 ? 'le savent' : 'le sait'}`;
}
