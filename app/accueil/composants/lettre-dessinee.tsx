import { Fragment } from 'react';
import type { Lettre } from '#app/services/lettre.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';

/** The letter drawn with the house's own components: no HTML of a mail is ever put in a page. */
export function LettreDessinee({ lettre }: { lettre: Lettre }) {
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
          {lettre.points.map(({ fort, detail, liens = [] }) => (
            <li key={fort}>
              <strong>{fort}</strong>
              {detail && (
                <>
                  <br />
                  <span className="doux">{detail}</span>
                </>
              )}
              {liens.length > 0 && (
                <span className="rangee">
                  {liens.map(({ libelle, url }) => (
                    <a className="lien-action" href={url} key={libelle}>
                      {libelle}
                    </a>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {lettre.sections?.map(({ titre, points }) => (
        <Fragment key={titre}>
          <h3>{titre}</h3>
          <ul>
            {points.map(({ fort, detail, url }) => (
              <li key={`${fort} ${url}`}>
                {url ? <Lien href={url}>{fort}</Lien> : <strong>{fort}</strong>}
                {detail && (
                  <>
                    <br />
                    <span className="doux">{detail}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
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
      {lettre.desabonnement && (
        <p className="petit">
          <Lien href={lettre.desabonnement.url}>{lettre.desabonnement.libelle}</Lien>
        </p>
      )}
    </Feuille>
  );
}
