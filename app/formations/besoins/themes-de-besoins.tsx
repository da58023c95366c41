import { Form } from '@remix-run/react';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { FormationDuTheme } from './formations-du-theme.server.ts';
import type { BesoinMontre, PageDesBesoins } from './page-des-besoins.server.ts';

type LesThemes = Pick<PageDesBesoins, 'themes' | 'page' | 'pages' | 'peutPreparer' | 'coches' | 'cochesAilleurs'>;

/** The form of the ticks: the steps of the lists of the page send it too, so that no tick is lost on the way. */
const A_COCHER = 'besoins-a-cocher';

/** How the lists of the page are stepped through: with the ticks of whoever prepares a formation, otherwise by links. */
export const etapesDe = (nom: 'page' | 'siens' | 'repris', ancre: string, { themes, peutPreparer }: Partial<LesThemes>) =>
  peutPreparer && themes?.length
    ? { envoie: { form: A_COCHER, nom, action: `/formations/besoins#${ancre}` } }
    : { lien: (n: number) => `/formations/besoins?${nom}=${n}#${ancre}` };

/** What the network wants to learn, by theme; whoever prepares formations ticks those that one would answer. */
export const ThemesDeBesoins = ({ themes, page, peutPreparer, coches, cochesAilleurs }: LesThemes) =>
  peutPreparer ? (
    // Another page is another form: what is ticked there is what its address says.
    <Form key={page} id={A_COCHER} method="get" action="/formations/nouvelle" className="pile pile--large">
      {themes.map((theme) => (
        <Theme key={theme.cle} theme={theme} coches={coches} />
      ))}
      {cochesAilleurs.map((id) => (
        <input key={id} type="hidden" name="besoins" value={id} />
      ))}
      {cochesAilleurs.length > 0 && (
        <p className="petit doux">
          {cochesAilleurs.length === 1
            ? 'Un besoin coché sur une autre page est gardé.'
            : `${cochesAilleurs.length} besoins cochés sur d’autres pages sont gardés.`}
        </p>
      )}
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

const Theme = ({ theme, coches }: { theme: PageDesBesoins['themes'][number]; coches?: readonly number[] }) => (
  <section className="pile pile--serree" aria-labelledby={`theme-${theme.cle || 'autres'}`}>
    <h3 id={`theme-${theme.cle || 'autres'}`}>
      {theme.nom} <span className="doux petit">{accorder(theme.structures, 'structure')}</span>
    </h3>
    {theme.formation && <FormationDuMemeTheme {...theme.formation} />}
    <ul className="liste">
      {theme.besoins.map((besoin) => (
        <li key={besoin.id}>
          {coches ? (
            <label className="choix">
              <input type="checkbox" name="besoins" value={besoin.id} defaultChecked={coches.includes(besoin.id)} />
              <span>{besoin.texte}</span>
              <span className="choix__aide">{precisionDe(besoin)}</span>
            </label>
          ) : (
            <>
              <p className="liste__titre">{besoin.texte}</p>
              <p className="petit doux">{precisionDe(besoin)}</p>
            </>
          )}
          {besoin.rangeable && (
            <p className="petit doux">
              <Changer {...besoin} />
            </p>
          )}
        </li>
      ))}
    </ul>
  </section>
);

const precisionDe = ({ structure, pour, qui, le }: BesoinMontre): string =>
  [qui ? `${structure}, ${qui}` : structure, pour.toLowerCase(), le.replaceAll(' ', '\u00a0')].join(', ');

/** To the page where a need is put under another word. */
const Changer = ({ id, theme, texte }: Pick<BesoinMontre, 'id' | 'theme' | 'texte'>) => (
  <Lien href={`/formations/besoins/${id}/theme`}>
    {theme ? 'Changer de thème' : 'Choisir un thème'}
    <span className="cache">{` pour ${entreGuillemets(texte)}`}</span>
  </Lien>
);

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
      <Changer {...{ id, texte, theme: theme?.nom ?? null }} />
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
            <Changer {...{ id, theme, texte }} />
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
