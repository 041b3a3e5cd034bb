using Couree.Modules.Organisations;

namespace Couree.Modules.Network.Find;

internal static class Verbs
{
    public static IReadOnlyList<Verb> Of(OrganisationCard organisation) => [.. organisation.Offers.Select(Of).Distinct()];

    public static string Icon(Verb verb) => verb switch
    {
        Verb.Buy => "basket",
        Verb.Eat => "bowl",
        Verb.Deliver => "bike",
        Verb.Borrow => "hand",
        Verb.Repair => "tool",
        Verb.Drive => "key",
        Verb.Help => "people",
        _ => "house",
    };

    private static Verb Of(Offer offer) => offer switch
    {
        Offer.Shop => Verb.Buy,
        Offer.Kitchen => Verb.Eat,
        Offer.Delivery => Verb.Deliver,
        Offer.Lending => Verb.Borrow,
        Offer.Workshop => Verb.Repair,
        Offer.CarShare => Verb.Drive,
        Offer.Volunteering => Verb.Help,
        _ => Verb.Meet,
    };

    /// <summary>The drawing that stands in for a photograph.</summary>
    public static string Drawing(IReadOnlyList<Verb> verbs) => verbs.FirstOrDefault() switch
    {
        Verb.Buy => "shop",
        Verb.Eat => "plate",
        Verb.Deliver => "bike",
        Verb.Borrow => "parcel",
        Verb.Repair => "wheel",
        Verb.Help or Verb.Meet => "people",
        _ => "yard",
    };
}
