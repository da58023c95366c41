import { useLoaderData } from '@remix-run/react';
import { exigerRole } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { getCourriel } from '#app/services/courriel.server.ts';
import { LIBELLE_ETAT_COURRIEL, TON_ETAT_COURRIEL } from '#app/services/courriels.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { enTeteDuReseau } from '#app/services/territoire.server.ts';
import { posteDuReglage } from '#app/services/transport.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Courriel' };
export const meta = () => titreDePage('Courriel');

export const loader = chargeur(({ ctx, params }) => {
  exigerRole(ctx, 'coordination');
  // Anyone who reads the links of mails owns every account: bodies are shown in demonstrations alone.
  if (!posteDuReglage().garderLesCorps) throw introuvable();
  const id = idDeAdresse(params.id);
  if (id === undefined) throw introuvable();
  const { lettre, ...courriel } = getCourriel(ctx, id);
  const texte = lettre && dessinerLettre(lettre, enTeteDuReseau(ctx.db)).text;
  return { courriel, lettre, texte };
});

export default function Courriel() {
  const { courriel, lettre, texte } = useLoaderData<typeof loader>();
  return (
    <Page salle="maison" ariane={[{ libelle: 'Courriels', chemin: '/courriels' }]} titre={courriel.sujet}>
      <Feuille creux>
        <Fiche
          lignes={[
            { titre: 'Pour', contenu: `${courriel.nom}, ${courriel.adresse}` },
            {
              titre: 'État',
              contenu: <Puce ton={TON_ETAT_COURRIEL[courriel.etat]}>{LIBELLE_ETAT_COURRIEL[courriel.etat]}</Puce>,
            },
            { titre: 'Date', contenu: courriel.le },
            { titre: 'Réponse du serveur', contenu: courriel.erreur },
          ]}
        />
      </Feuille>
      {lettre ? <LettreDessinee lettre={lettre} /> : <p>Le texte de ce courriel n’est plus gardé.</p>}
      {texte && (
        <Repli titre="La même lettre, en texte simple">
          <pre className="lettre-texte">{texte}</pre>
        </Repli>
      )}
    </Page>
  );
}

type Lettre = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['lettre']>;

/** The letter drawn with the house's own components: no HTML of a mail is ever put in a page. */
function LettreDessinee({ lettre }: { lettre: Lettre }) {
  return (
    <Feuille salle={lettre.salle}>
      <p className="etiquette">{lettre.rubrique}</p>
      <h2>{lettre.titre}</h2>
      <p>{lettre.bonjour}</p>
      {lettre.paragraphes.map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
      {lettre.points && (
        <ul>
          {lettre.points.map(({ fort, detail }) => (
            <li key={fort}>
              <strong>{fort}</strong>
              {detail && (
                <>
                  <br />
                  <span className="doux">{detail}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {lettre.citation && (
        <blockquote>
          <p>
            <em>«{`\u00a0${lettre.citation.texte}\u00a0`}»</em>
            <br />
            {lettre.citation.auteur}
          </p>
        </blockquote>
      )}
      {lettre.bouton && (
        <div className="actions">
          <LienBouton href={lettre.bouton.url}>{lettre.bouton.libelle}</LienBouton>
        </div>
      )}
      {lettre.echeance && (
        <p>
          <strong>{lettre.echeance.fort}</strong> {lettre.echeance.suite}
        </p>
      )}
      {lettre.pied.map((phrase) => (
        <p className="petit doux" key={phrase}>
          {phrase}
        </p>
      ))}
    </Feuille>
  );
}
