/**
 * Words at the heart of the passwords that leaked most, in French and in English, without accents, figures nor signs:
 * « Motdepasse2024! » is « motdepasse ». Gathered by hand; for the server alone, to keep pages light.
 */
export const MOTS_COURANTS: ReadonlySet<string> = new Set(
  `
motdepasse azertyuiop azerty azertyui azertyuiopqsdfghjklm qsdfghjklm qwertyuiop qwerty qwertyui wxcvbn azeqsdwxc
aqwzsx aqwzsxedc poiuytreza mlkjhgfdsq bonjour bonjourbonjour bonsoir salut coucou coucoucoucou soleil doudou loulou
loulette chouchou cheval chocolat nounours princesse papillon marseille lyon paris bordeaux toulouse limoges nantes
lille football rugby olympique allezlom psgpsg jetaime jetaimetoi jetaimemonamour jetadore monamour amour amoureux
amoureuse toujours pourtoujours toutvabien famille mamanpapa papamaman maman papa mafamille monchat monchien monbebe
bebe cherie chaton lapin lapinou tigrou minou minette poupette poupee pupuce caramel vanille noisette cannelle
framboise fraise cerise citron orange banane clementine violette marguerite coquelicot tournesol jardin montagne
vacances campagne liberte egalite fraternite libertegalitefraternite liberteegalitefraternite republique
republiquefrancaise vivelafrance france francais bienvenue bienvenu administrateur administration admin utilisateur
identifiant connexion motdepassemotdepasse monmotdepasse lemotdepasse motdepassesecret motdepasseoublie
nouveaumotdepasse changezmoi changemoi changemotdepasse secret topsecret ouvretoi sesame sesameouvretoi ordinateur
internet informatique clavier souris bureau travail association centresocial centressociaux espacedeviesociale
viesociale animation animateur animatrice direction directeur directrice coordination accueil secretariat comptabilite
benevole benevolat jeunesse solidarite ensemble partage reseau lereseau caisse cafcafcaf allocations familles
printemps automne hiver janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi
mercredi jeudi vendredi samedi dimanche zinedine zidane mbappe johnny johnnyhallyday renaud goldman celinedion
starwars pokemon naruto dragonball harrypotter asterix obelix tintin tintinetmilou schtroumpf mickey minnie spiderman
batman superman ironman nicolas thomas julien alexandre antoine maxime camille marine pauline mathilde charlotte
isabelle nathalie sandrine stephanie veronique catherine christine sylvie valerie philippe christophe frederic
stephane laurent sebastien olivier bernard jeanpierre jeanluc jeanmarie jeanclaude marie mariemarie anthony kevin
jordan dylan benjamin guillaume romain quentin valentin clement lucas hugo enzo louis jules gabriel raphael emma chloe
manon ines sarah jade louise alice lola anais clara lucie lilou margaux oceane laura elodie melanie aurelie emilie
virginie caroline delphine celine karine corinne patricia martine monique francoise jacqueline nicole chantal brigitte
dominique daniel michel alain gerard rene roger robert pierre paul jacques henri marcel andre password passwords passw
passwd passwort motdepass letmein letmeinnow welcome welcometo welcomeback iloveyou iloveyouso iloveyoumore loveyou
sunshine princess dragon monkey baseball basketball trustno trustnoone shadow master michael jennifer hunter ranger
buster tigger access flower charlie andrew matthew hello helloworld hellohello freedom whatever nothing computer
samsung google facebook instagram microsoft windows android iphone apple linkedin twitter youtube minecraft fortnite
roblox default changeme changeit changethis newpassword mypassword yourpassword thepassword passwordpassword
adminadmin administrator administrators root rootroot toor guest user username usernames login loginlogin secrets
supersecret test testtest testing testpassword tester temp temporary pass passpass passphrase
correcthorsebatterystaple correcthorse qwertyqwerty qwertyuiopasdf asdfghjkl asdfasdf asdfghjk zxcvbnm zxcvbn qazwsx
qazwsxedc qazwsxedcrfv zaqxsw aaaaaaaa abcdefgh abcdefghij abcdefghijkl abcabcabc summer winter spring autumn monday
friday january december london newyork america england canada killer cheese chicken cookie banana purple silver golden
diamond angel angels heaven forever jesus jesuschrist godisgood blessed family mother father brother sister babygirl
babyboy sweetheart butterfly chocolate strawberry soccer hockey liverpool chelsea arsenal barcelona realmadrid
juventus ferrari mercedes porsche mustang corvette yamaha harley nintendo playstation xbox onepiece pikachu matrix
gandalf frodo potter hogwarts hermione snoopy garfield winnie tinkerbell cinderella rapunzel elsa anna olaf
`
    .trim()
    .split(/\s+/),
);
