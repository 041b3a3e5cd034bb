using Couree.Modules.Places.Addresses;

namespace Couree.Tests.Modules.Places.Addresses;

/// <summary>A small town in the national file's format: written for the tests, with the traps of real names.</summary>
internal static class SmallTown
{
    static readonly (string Street, string Postcode, string City, string Former, double Lat, double Lon)[] Streets =
    [
        ("Rue de Paris", "59000", "Lille", "", 50.6345, 3.0655), ("Rue Nationale", "59000", "Lille", "", 50.6353, 3.0560),
        ("Boulevard de la Liberté", "59000", "Lille", "", 50.6330, 3.0580), ("Place du Général de Gaulle", "59000", "Lille", "", 50.6369, 3.0634),
        ("Rue Saint-Sauveur", "59000", "Lille", "", 50.6300, 3.0720), ("Rue Sainte-Catherine", "59000", "Lille", "", 50.6400, 3.0560),
        ("Rue du Faubourg de Roubaix", "59800", "Lille", "", 50.6420, 3.0840), ("Avenue du Peuple Belge", "59800", "Lille", "", 50.6430, 3.0640),
        ("Rue d'Arras", "59000", "Lille", "", 50.6240, 3.0640), ("Rue de l'Hôpital Militaire", "59000", "Lille", "", 50.6355, 3.0610),
        ("Façade de l'Esplanade", "59000", "Lille", "", 50.6400, 3.0500), ("Rue Jean Jaurès", "59160", "Lille", "Lomme", 50.6450, 2.9900),
        ("Avenue de Dunkerque", "59160", "Lille", "Lomme", 50.6440, 2.9950), ("Rue du 19 Mars 1962", "59260", "Lille", "Hellemmes", 50.6280, 3.1090),
        ("Rue Roger Salengro", "59260", "Lille", "Hellemmes", 50.6270, 3.1080), ("Rue Nationale", "59200", "Tourcoing", "", 50.7230, 3.1590),
        ("Rue de Lille", "59200", "Tourcoing", "", 50.7200, 3.1560), ("Grand'Place", "59200", "Tourcoing", "", 50.7235, 3.1610),
        ("Rue de Tourcoing", "59100", "Roubaix", "", 50.6950, 3.1750), ("Boulevard du Général Leclerc", "59100", "Roubaix", "", 50.6900, 3.1790),
        ("Rue de l'Épeule", "59100", "Roubaix", "", 50.6870, 3.1660), ("Passage des 2 Gares", "59100", "Roubaix", "", 50.6960, 3.1640),
        ("Rue du Maréchal Foch", "59350", "Saint-André-lez-Lille", "", 50.6600, 3.0450), ("Rue Sadi Carnot", "59350", "Saint-André-lez-Lille", "", 50.6610, 3.0500),
        ("Allée des Œillets", "59650", "Villeneuve-d'Ascq", "", 50.6200, 3.1400), ("Chaussée de l'Hôtel de Ville", "59650", "Villeneuve-d'Ascq", "", 50.6190, 3.1310),
        ("Cité 7", "62670", "Mazingarbe", "", 50.4700, 2.7200), ("Rue d'Avranches", "62670", "Mazingarbe", "", 50.4710, 2.7190),
        ("Rue François 1er", "62152", "Neufchâtel-Hardelot", "", 50.6320, 1.5840), ("Résidence du Docteur Schweitzer", "59320", "Haubourdin", "", 50.6080, 2.9870),
        ("Quai de l'Ouest", "59000", "Lille", "", 50.6330, 3.0350), ("Square Dutilleul", "59000", "Lille", "", 50.6345, 3.0530),
        ("Impasse du Commandant Charcot", "59130", "Lambersart", "", 50.6500, 3.0250), ("Avenue du Président Kennedy", "59130", "Lambersart", "", 50.6510, 3.0240),
    ];

    const string Header = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;"
        + "type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles";

    /// <summary>Every street has doors 1 to 40 but 13 to 16, and a 12 bis.</summary>
    public static string Csv => string.Join('\n', Streets.SelectMany(Lines).Prepend(Header)) + "\n";

    public static IEnumerable<string> StreetNames => Streets.Select(street => street.Street);

    public static AddressBook Book()
    {
        var book = new AddressBook();
        book.Replace(AddressFile.Read(new StringReader(Csv)).Index);
        return book;
    }

    /// <summary>Each street asked for with its city, with its postcode, and where one stands.</summary>
    public static IEnumerable<ExpectedAddress> Queries() => Streets.SelectMany(street => new ExpectedAddress[]
    {
        new($"12 {street.Street} {street.City}", null, "12", street.Street, street.City, street.Former.Length > 0 || street.Street == "Rue Nationale" ? street.Postcode : ""),
        new($"7 {street.Street} {street.Postcode}", null, "7", street.Street, street.City, street.Postcode),
        new($"3 {street.Street}", new(street.Lat, street.Lon), "3", street.Street, street.City, street.Postcode),
    });

    static IEnumerable<string> Lines((string Street, string Postcode, string City, string Former, double Lat, double Lon) street) =>
        Enumerable.Range(1, 40).Where(number => number is < 13 or > 16).Select(number => Line(street, number, "")).Append(Line(street, 12, "bis"));

    static string Line((string Street, string Postcode, string City, string Former, double Lat, double Lon) street, int number, string rep) =>
        FormattableString.Invariant($"id;;{number};{rep};{street.Street};{street.Postcode};;{street.City};;{street.Former};;;{street.Lon + number * 0.0001:0.000000};{street.Lat + number % 2 * 0.0001:0.000000};entrée;;;;;;;1;");
}
