import { Form } from '@remix-run/react';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { FormationDuTheme } from './formations-du-theme.server.ts';
import type { BesoinMontre, PageDesBesoins } from './page-des-besoins.server.ts';

/** What the network wants to learn, by theme; whoever prepares formations ticks those that one would answer. */
export const ThemesDeBesoins = ({ themes, peutPreparer }: Pick<PageDesBesoins, 'themes' | 'peutPreparer'>) =>
  peutPreparer ? (
    <Form method="get" action="/formations/nouvelle" className="pile pile--large">
      {themes.map((theme) => (
        <Theme key={theme.cle} theme={theme} choisir />
      ))}
      <p>
        <Bouton genre="second">Préparer une formation pour les besoins cochés</Bouton>
      </p>
    </Form>
  ) : (
    <div className="pile pile--large">
      {themes.map((theme) => (
        <Theme key={theme.cle} theme={theme} />
      ))}
    </div>
  );

const Theme = ({ theme, choisir = false }: { theme: PageDesBesoins['themes'][number]; choisir?: boolean }) => (
  <section aria-labelledby={`theme-${theme.cle || 'autres'}`}>
    <h3 id={`theme-${theme.cle || 'autres'}`}>
      {theme.nom} <span className="doux petit">{accorder(theme.structures, 'structure')}</span>
    </h3>
    {theme.formation && <FormationDuMemeTheme {...theme.formation} />}
    <ul className="liste">
      {theme.besoins.map((besoin) => (
        <li key={besoin.id}>
          {choisir ? (
            <label className="choix">
              <input type="checkbox" name="besoins" value={besoin.id} />
              <span>{besoin.texte}</span>
              <span className="choix__aide">{precisionDe(besoin)}</span>
            </label>
          ) : (
            <>
              <p className="liste__titre">{besoin.texte}</p>
              <p className="petit doux">{precisionDe(besoin)}</p>
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const precisionDe = ({ structure, pour, qui, le }: BesoinMontre): string =>
  [qui ? `${structure}, ${qui}` : structure, pour.toLowerCase(), le].join(', ');

/** « Conduire une réunion » a eu lieu en mars 2026 : demander une nouvelle date. */
const FormationDuMemeTheme = ({ id, titre, quand, passee }: FormationDuTheme) => (
  <p className="petit">
    «&nbsp;<Lien href={`/formations/${id}`}>{titre}</Lien>&nbsp;»{' '}
    {passee ? (
      <>
        a eu lieu en {quand}&nbsp;:{' '}
        <Lien href={`/formations/besoins?comme=${id}#dire`}>
          demander une nouvelle date<span className="cache">{` pour ${entreGuillemets(titre)}`}</span>
        </Lien>
      </>
    ) : (
      `est prévue ${quand}`
    )}
  </p>
);

/** What was just said, and where it went. */
export const DernierDit = ({ dernier: { id, texte, theme, formation } }: { dernier: NonNullable<PageDesBesoins['dernier']> }) => (
  <Bandeau ton="succes" titre={entreGuillemets(texte)}>
    <p>
      {theme ? `Rangé sous ${entreGuillemets(theme.nom)}` : 'Gardé dans vos mots'}.{' '}
      <Lien href={`/formations/besoins/${id}/theme`}>{theme ? 'Changer' : 'Choisir un mot'}</Lien>
    </p>
    {formation && <FormationDuMemeTheme {...formation} />}
  </Bandeau>
);

/** One's own, which one may take back, and what is being prepared. */
export const MesBesoins = ({ besoins }: { besoins: readonly BesoinMontre[] }) => (
  <ul className="liste">
    {besoins.map(({ id, texte, structure, etat, formation, theme, retirable, rangeable }) => (
      <li key={id}>
        <p className="liste__titre">{texte}</p>
        <p className="petit doux">
          {structure}, {formation ? <Lien href={`/formations/${formation.id}`}>{formation.titre}</Lien> : etat.toLowerCase()}
        </p>
        {rangeable && (
          <p className="petit doux">
            {theme ? `Rangé sous ${entreGuillemets(theme)}` : 'Pas encore rangé sous un mot'}.{' '}
            <Lien href={`/formations/besoins/${id}/theme`}>
              {theme ? 'Changer' : 'Choisir un mot'}
              <span className="cache">{` pour ${entreGuillemets(texte)}`}</span>
            </Lien>
          </p>
        )}
        {retirable && (
          <Form method="post" action={`/formations/besoins/${id}/retirer`}>
            <Bouton genre="lien-danger">Retirer ce besoin</Bouton>
          </Form>
        )}
      </li>
    ))}
  </ul>
);
