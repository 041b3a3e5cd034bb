using System.Reflection;
using System.Text;
using System.Text.Json;
using Couree.Kernel;
using Couree.Modules.Organisations;

namespace Couree.Seeds;

/// <summary>The village as written by hand in `village.json`: invented structures and people at real places of Lille.</summary>
internal sealed record VillageFile(IReadOnlyList<VillageFile.Villager> People, IReadOnlyList<VillageFile.Structure> Organisations)
{
    /// <summary>Every villager's password: the demo says it, production refuses to start with them.</summary>
    public const string Password = "bonjour-lille";

    public sealed record Villager(string First, string Last, string About, string AboutEn, bool Steward = false)
    {
        /// <summary>The first name without its accents: what stands before the @.</summary>
        public string Key => string.Concat(First.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));

        public string Email => Key + "@couree.example";
    }

    public sealed record Structure(
        string Slug, string LegalName, string Name, OrganisationKind Kind, string? Siret, string Summary, string About, string SummaryEn, string AboutEn, string Area, IReadOnlyList<Offer> Offers,
        string? Couriers, string Address, double Lat, double Lon, string Hours, string Email, string Phone, IReadOnlyDictionary<string, IReadOnlyList<Role>> People);

    public static VillageFile Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Seeds/village.json")!;
        return JsonSerializer.Deserialize<VillageFile>(file, Json.Options)!;
    }
}
