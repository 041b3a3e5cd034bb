using Couree.Kernel;

namespace Couree.Modules.Organisations;

internal enum Standing { Proposed, Approved, Declined }

/// <summary>A structure: its identity, its card, the rooms it opens. Stewards of the territory approve it before it is seen.</summary>
internal sealed class Organisation : IVersioned
{
    public const int MostPhotos = 8;
    public const int MostLinks = 8;

    private Organisation()
    {
    }

    public OrganisationId Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string LegalName { get; private set; } = "";
    public string Name { get; private set; } = "";
    public OrganisationKind Kind { get; private set; }
    public string? Siret { get; private set; }
    /// <summary>What it says of itself, in French and in English; either may be empty, and then the other speaks.</summary>
    public string Summary { get; private set; } = "";
    public string SummaryEn { get; private set; } = "";
    public string About { get; private set; } = "";
    public string AboutEn { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public List<string> Links { get; private set; } = [];
    public List<string> Photos { get; private set; } = [];
    public List<Offer> Offers { get; private set; } = [];

    /// <summary>Where it serves, in words: "Lille et première couronne".</summary>
    public string Area { get; private set; } = "";
    public PlaceId? Place { get; set; }

    /// <summary>The courier co-op that carries for it.</summary>
    public OrganisationId? Couriers { get; private set; }
    public Standing Standing { get; private set; }
    public string? DeclinedBecause { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public int Version { get; set; }

    public static Organisation Propose(Clock clock, string slug, string legalName, string name, OrganisationKind kind, string? siret) =>
        new()
        {
            Id = Kernel.Id.New<OrganisationId>(clock),
            Slug = slug,
            LegalName = legalName.Trim(),
            Name = name.Trim(),
            Kind = kind,
            Siret = ReadSiret(siret),
            ProposedAt = clock.Now,
        };

    public void Rename(string legalName, string name, OrganisationKind kind, string? siret) =>
        (LegalName, Name, Kind, Siret) = (legalName.Trim(), name.Trim(), kind, ReadSiret(siret));

    public void Describe(string area, string? email, string? phone, IEnumerable<string> links)
    {
        var clean = links.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct().ToList();
        if (clean.Count > MostLinks) throw new Refusal("organisations.too_many_links", new { most = MostLinks }, "links");
        foreach (var link in clean)
            if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) throw new Refusal("organisations.link_unreadable", new { link }, "links");
        (Area, Email, Phone, Links) = (area.Trim(), email?.Trim(), phone?.Trim(), clean);
    }

    /// <summary>The sentence and the story, written in one language or in both.</summary>
    public void Tell(string summary, string about, string summaryEn, string aboutEn)
    {
        if (summary.Trim().Length + summaryEn.Trim().Length == 0) throw new Refusal("organisations.summary_missing", field: "summary");
        (Summary, About, SummaryEn, AboutEn) = (summary.Trim(), about.Trim(), summaryEn.Trim(), aboutEn.Trim());
    }

    public string SummaryIn(string language) => InOrElse(language, Summary, SummaryEn);
    public string AboutIn(string language) => InOrElse(language, About, AboutEn);

    public static string InOrElse(string language, string french, string english) =>
        language == "en" ? (english.Length > 0 ? english : french) : french.Length > 0 ? french : english;

    public void Open(IEnumerable<Offer> offers) => Offers = [.. offers.Distinct().Order()];

    public void CarriedBy(OrganisationId? couriers)
    {
        if (couriers == Id && !Offers.Contains(Offer.Delivery)) throw new Refusal("organisations.no_courier", field: "couriers");
        Couriers = couriers;
    }

    public void AddPhoto(string photo)
    {
        if (Photos.Count >= MostPhotos) throw new Refusal("organisations.too_many_photos", new { most = MostPhotos }, "photo");
        Photos = [.. Photos, photo];
    }

    public void RemovePhoto(string photo) => Photos = [.. Photos.Where(p => p != photo)];

    public void Approve(DateTime now)
    {
        if (Standing == Standing.Approved) throw new Refusal("organisations.already_decided", new { name = Name });
        (Standing, DecidedAt, DeclinedBecause) = (Standing.Approved, now, null);
    }

    public void Decline(string because, DateTime now)
    {
        if (Standing != Standing.Proposed) throw new Refusal("organisations.already_decided", new { name = Name });
        (Standing, DecidedAt, DeclinedBecause) = (Standing.Declined, now, because.Trim());
    }

    /// <summary>After a no, and what it asked for: the stewards look again.</summary>
    public void AskAgain(DateTime now)
    {
        if (Standing != Standing.Declined) throw new Refusal("organisations.already_decided", new { name = Name });
        (Standing, DecidedAt, DeclinedBecause, ProposedAt) = (Standing.Proposed, null, null, now);
    }

    private static string? ReadSiret(string? siret) =>
        string.IsNullOrWhiteSpace(siret) ? null : Organisations.Siret.Read(siret) ?? throw new Refusal("organisations.siret_wrong", field: "siret");
}
