import { useLoaderData } from '@remix-run/react';
import { LIBELLE_STATUT } from '#app/cellule/cellule.ts';
import { listPourMoi } from '#app/cellule/demandes/liste.server.ts';
import { BonASavoir } from '#app/cellule/membres/bon-a-savoir.tsx';
import { VotrePlace } from '#app/cellule/membres/votre-place.tsx';
import { chargeurDeLaCellule } from '#app/http/scelle.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurDeLaCellule(async ({ ctx, trousseau }) => ({
  ...(await listPourMoi(ctx, trousseau)),
  ouverte: trousseau.ouverte !== null,
  appareil: trousseau.appareil !== null,
  coordination: ctx.acteur.roles.includes('coordination'),
}));

export default function Cellule() {
  const { demandes, membre, charte, responsable, ouverte, appareil, coordination } = useLoaderData<typeof loader>();
  // Who has something to read came to read it.
  const lit = membre || demandes.length > 0;
  return (
    <Page
      salle="cellule"
      confidence={
        <Confidence
          titre={ouverte || demandes.length > 0 ? 'Vous seule ou seul voyez cette liste' : 'Fermée à clé'}
          phrase="Elle ne montre que ce que vos mots, votre phrase ou cet appareil ouvrent."
        />
      }
      titre="Cellule de soutien"
      intro="Quand une structure perd pied, on en parle tôt, à une personne que l’on choisit."
      actions={responsable && !lit ? <LienBouton href="/cellule/demander">Demander un appui</LienBouton> : undefined}
    >
      <Section titre="Ce que vous pouvez lire">
        {demandes.length === 0 ? (
          <p className="doux">
            {ouverte
              ? 'Rien pour l’instant.'
              : 'Rien n’est ouvert sur cet appareil. Votre phrase, ou vos six mots, ouvrent ce qui est à vous.'}
          </p>
        ) : (
          <ul className="pile liste-nue">
            {demandes.map(({ id, structure, statut, quand, attend }) => (
              <li key={id}>
                <Feuille salle="cellule">
                  <h3>
                    <Lien href={`/cellule/demandes/${id}`}>{structure}</Lien>
                  </h3>
                  <p className="petit doux">{`${LIBELLE_STATUT[statut]}. Demande du ${quand}.`}</p>
                  {attend && <p>{attend}</p>}
                </Feuille>
              </li>
            ))}
          </ul>
        )}
        <div className="actions">
          {!ouverte && (
            <LienBouton genre={membre ? 'principal' : 'second'} href="/cellule/deverrouiller" icone="verrou">
              {'Ouvrir avec ma phrase ou mes mots'}
            </LienBouton>
          )}
        </div>
      </Section>
      {membre && <VotrePlace charte={charte} />}
      <BonASavoir {...{ ouverte, appareil, coordination }} demander={responsable && lit} />
    </Page>
  );
}
