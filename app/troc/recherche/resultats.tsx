import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Vide } from '#app/ui/vide.tsx';
import { CarteDesResultats } from './carte-des-resultats.tsx';
import { adresseDeRecherche, type FiltresDuTroc } from './filtres.ts';
import { Affiner } from './formulaire-de-recherche.tsx';
import { ListeDeResultats } from './liste-de-resultats.tsx';
import type { getPageDeRecherche } from './page-de-recherche.server.ts';
import { GarderLaRecherche } from './recherches-gardees.tsx';
import { RegleDeDistances } from './regle-de-distances.tsx';

type Trouves = NonNullable<ReturnType<typeof getPageDeRecherche>['resultats']>;

interface Props {
  filtres: FiltresDuTroc;
  resultats: Trouves;
  parametres: string;
  gardee: boolean;
  /** A letter tells her what her searches find. */
  lettre: boolean;
}

/** The filters, the ruler and the list; when nobody proposes it, the way to ask for it. */
export function Resultats({ filtres, resultats, parametres, gardee, lettre }: Props) {
  const { total, lignes, page, pages, depuis, approchee, publier, carte } = resultats;
  return (
    <div className="deux deux--gauche">
      <div className="pile">
        <Affiner filtres={filtres} {...resultats} />
        {carte && <CarteDesResultats {...carte} />}
      </div>
      <div className="pile" id="resultats">
        {total === 0 ? (
          <PersonneNePropose filtres={filtres} resultats={resultats} />
        ) : (
          <>
            <div className="titre-section">
              <h2>{`${accorder(total, 'annonce')} ${total > 1 ? 'répondent' : 'répond'}`}</h2>
              <p className="petit doux">Les plus proches de votre demande d’abord</p>
            </div>
            {approchee && (
              <p className="mesure">Rien ne s’écrit exactement {entreGuillemets(filtres.q)}&nbsp;: voici ce qui s’en approche.</p>
            )}
            {depuis && <RegleDeDistances depuis={depuis} rayon={filtres.km} lignes={lignes} />}
            <ListeDeResultats lignes={lignes} debut={lignes[0]?.numero ?? 1} />
            <Pagination page={page} pages={pages} lien={(n) => adresseDeRecherche(filtres, { page: n })} />
            <EnSommeil filtres={filtres} enSommeil={resultats.enSommeil} />
            {filtres.type !== 'besoin' && <QuiSavent savent={resultats.savent} />}
            <Feuille creux>
              <p>
                <strong>Rien ne convient&nbsp;?</strong>{' '}
                <Lien href={publier}>{filtres.type === 'besoin' ? 'Publiez votre offre' : 'Publiez votre besoin'}</Lien>&nbsp;:
                les autres structures le verront.
              </p>
            </Feuille>
          </>
        )}
        <GarderLaRecherche {...{ parametres, gardee, lettre }} />
      </div>
    </div>
  );
}

/** People and structures that say they know, whether they publish it or not. */
function QuiSavent({ savent }: Pick<Trouves, 'savent'>) {
  if (!savent) return null;
  const { combien, nom, chemin } = savent;
  return (
    <p>
      <Lien href={chemin}>
        {combien > 1 ? `${combien}\u00a0personnes ou structures savent faire` : 'Une personne ou une structure sait faire'}
        {`\u00a0: ${nom}`}
      </Lien>
    </p>
  );
}

function EnSommeil({ filtres, enSommeil }: { filtres: FiltresDuTroc; enSommeil: number }) {
  if (enSommeil === 0) return null;
  const texte = `${accorder(enSommeil, 'annonce')} en sommeil ${enSommeil > 1 ? 'répondent' : 'répond'} aussi`;
  return (
    <p>
      <a href={adresseDeRecherche(filtres, { sommeil: true })}>{texte}</a>
    </p>
  );
}

const RIEN = {
  offre: {
    titre: 'Personne ne propose cela pour l’instant',
    texte:
      'Dites-le au réseau\u00a0: votre recherche devient un besoin, que les autres structures liront. Quelqu’un sait peut-être le faire sans l’avoir écrit.',
  },
  besoin: {
    titre: 'Personne n’en a besoin pour l’instant',
    texte:
      'Vous savez le faire\u00a0? Dites-le au réseau\u00a0: votre recherche devient une offre, que les autres structures liront le jour où elles la chercheront.',
  },
};
/** Somebody knows: it would be false to say that nobody does. */
const SANS_ANNONCE = {
  titre: 'Aucune annonce ne le propose pour l’instant',
  texte: 'Mais quelqu’un sait le faire\u00a0: demandez-lui, ou dites votre besoin à tout le réseau.',
};
const faireDe = (type: FiltresDuTroc['type']) => (type === 'besoin' ? 'En faire une offre' : 'En faire un besoin');

function PersonneNePropose({ filtres, resultats }: Pick<Props, 'filtres' | 'resultats'>) {
  const { publier, parType, enSommeil } = resultats;
  const seule = adresseDeRecherche(filtres, { formes: [], km: null, des: '' });
  const besoins = filtres.type === 'offre' ? parType.besoin : 0;
  const savent = filtres.type === 'besoin' ? null : resultats.savent;
  const rien = savent ? SANS_ANNONCE : RIEN[filtres.type === 'besoin' ? 'besoin' : 'offre'];
  return (
    <Vide {...rien} action={{ libelle: faireDe(filtres.type), href: publier }}>
      <QuiSavent savent={savent} />
      <EnSommeil filtres={filtres} enSommeil={enSommeil} />
      {besoins > 0 && (
        <p>
          <a href={adresseDeRecherche(filtres, { type: 'besoin' })}>
            {besoins > 1 ? `${besoins} besoins le disent aussi` : 'Un besoin le dit aussi'}
          </a>
        </p>
      )}
      {seule !== adresseDeRecherche(filtres) && (
        <p>
          <a href={seule}>Chercher sans ces filtres</a>
        </p>
      )}
    </Vide>
  );
}

/** Before any word: what the network can do, to be touched. */
export function ParOuCommencer({ populaires }: { populaires: readonly { nom: string; chemin: string }[] }) {
  if (populaires.length === 0)
    return (
      <Vide
        titre="Le réseau n’a encore rien dit de ce qu’il sait faire"
        texte="Dites ce que vous pouvez donner : les autres structures le trouveront ici, et diront à leur tour."
        action={{ libelle: 'Publier une offre', href: '/troc/annonces/nouvelle?type=offre' }}
      />
    );
  return (
    <Section titre="Ce que le réseau sait faire" actions={<Lien href="/reseau/competences">Tous les savoir-faire</Lien>}>
      <ul className="rangee jetons">
        {populaires.map(({ nom, chemin }) => (
          <li key={nom}>
            <a className="jeton-filtre jeton-filtre--choix" href={chemin}>
              {nom}
            </a>
          </li>
        ))}
      </ul>
      <div className="actions">
        <LienBouton href="/troc/annonces/nouvelle?type=offre" genre="second" icone="ajouter">
          Publier une offre
        </LienBouton>
        <LienBouton href="/troc/annonces/nouvelle?type=besoin" genre="lien">
          Dire ce dont nous avons besoin
        </LienBouton>
      </div>
    </Section>
  );
}
