using Couree.Kernel;
using Couree.Modules.Delivery.Board;

namespace Couree.Modules.Delivery.Api;

/// <summary>What the room's doors are told and answer, for the API's document: a grocery, its parcel for Mme Lefebvre, Manon who brings it.</summary>
internal static class DeliveryExamples
{
    private static readonly DateTime Noon = new(2026, 6, 9, 10, 0, 0, DateTimeKind.Utc);
    private static readonly RunId Run = new(Id(1));
    private static readonly StopId Pickup = new(Id(2)), Drop = new(Id(3)), Other = new(Id(4));
    private static readonly OrganisationId Braquets = new(Id(5)), Grocery = new(Id(6));
    private static readonly PersonId Manon = new(Id(7)), Tom = new(Id(8));
    private static readonly Packages Bags = new(2, 8_000, 30, false);
    private static readonly Proof Signed = new("Mme Lefebvre", Photos: ["47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]);

    public static DeliveryApi.DeedBody Deed(StopVerb verb) => verb switch
    {
        StopVerb.Done => new(Noon, null, Signed, "cash", Id(10)),
        StopVerb.Fail => new(Noon, "Personne à l’adresse, téléphone muet", null, null, Id(11)),
        StopVerb.Reopen => new(Noon, "Elle est rentrée et attend", null, null, Id(12)),
        _ => new(Noon, null, null, null, Id(13)),
    };

    public static DeliveryApi.StopAnswer After(StopVerb verb) => verb switch
    {
        StopVerb.Start => new(Drop, Run, "Doing", Noon, null, "on_the_way", false),
        StopVerb.Done => new(Drop, Run, "Done", Noon.AddMinutes(-3), Noon, "done", false),
        StopVerb.Fail => new(Drop, Run, "Failed", Noon.AddMinutes(-3), Noon, "failed", false),
        _ => new(Drop, Run, "Todo", null, null, "on_the_way", false),
    };

    public static readonly DeliveryApi.DoorBody Door = new([Drop, Other], Noon, Signed, null);
    public static readonly IReadOnlyList<DeliveryApi.StopAnswer> DoorDone = [After(StopVerb.Done), After(StopVerb.Done) with { Id = Other }];
    public static readonly DeliveryApi.MoveBody Move = new(Tom, "Je finis plus tôt");
    public static readonly DeliveryApi.BackBody Back = new("Crevaison");
    public static readonly DeliveryApi.BackBody CalledOff = new("La cliente passe elle-même");
    public static readonly DeliveryApi.OrderBody Order = new([Pickup, Drop, Other], new DateOnly(2026, 6, 9));
    public static readonly DeliveryApi.SettleBody Settle = new(true, "Vu avec la boutique : la livraison compte");

    public static readonly DeliveryApi.RunBody Asked = new(Grocery,
    [
        new(StopKind.Pickup, "L’Épi commun", null, null, "41 rue des Postes, 59000 Lille", new GeoPoint(50.6247, 3.0563), Noon, Noon.AddMinutes(60), null),
        new(StopKind.Drop, "Mme Lefebvre", "03 20 00 00 42", "lefebvre@couree.example", "15 rue Gambetta, 59000 Lille", new GeoPoint(50.6280, 3.0582), Noon.AddMinutes(30), Noon.AddMinutes(60), "Deuxième étage"),
    ], Bags, "commande-2048");

    public static readonly Quote Quote = new(new TariffVersionId(Id(9)), new Money(380), 2000,
        [new("base", new Dictionary<string, object?>(), new Money(300)), new("distance", new Dictionary<string, object?> { ["km"] = 2.6m }, new Money(80))], 2600, 620, false);

    public static readonly DeliveryApi.RunAsked RunAsked = new(Run, new Dictionary<string, string> { ["1"] = "/t/Zr0m3u8mFqg2mXQkq1Yw7o4nE0c" }, Quote);

    public static readonly BoardJson Board = new("braquets", "Tom Dubrulle",
        [new(Run, "L’Épi commun", [new(StopKind.Pickup, "L’Épi commun", "41 rue des Postes", null), new(StopKind.Drop, "Mme Lefebvre", "15 rue Gambetta", "Deuxième étage")], Noon, Noon.AddMinutes(60), Bags, new Money(380),
            true, 12, "Manon passe déjà rue des Postes : +4 min", "+4 min", [new(Manon, "Manon Leroy", true, "+4 min"), new(Tom, "Tom Dubrulle", false, "trop lourd pour son vélo")])],
        [], [new(Manon, "Manon Leroy", true, false, Noon.AddHours(-1), Noon.AddHours(4), 12_000, 100_000, true, Noon.AddMinutes(50), 3_400, 1,
            [new(Other, new RunId(Id(14)), StopKind.Drop, StopState.Todo, "Maison de quartier", "20 rue Pierre Legrand", null, null, Noon.AddMinutes(25), null, Noon.AddMinutes(60), false, false, false, false, true, [Other])])],
        [new(new RunId(Id(15)), "delivery.human.done_after_cancel", "La Marmite de Wazemmes", "8 place de la Nouvelle Aventure → 3 place Rihour", "Manon Leroy")]);

    public static readonly CourierRound Round = new(new Rider(Manon, "Manon Leroy"), Noon, Noon.AddMilliseconds(12), Noon.AddHours(4), [new(Braquets, "braquets", "Les Braquets")],
        [new(Drop, Run, Braquets, StopKind.Drop, StopState.Todo, "Mme Lefebvre", "03 20 00 00 42", "15 rue Gambetta, 59000 Lille", "Deuxième étage", 50.6280, 3.0582, Noon.AddMinutes(30), Noon.AddMinutes(60), 2, 8_000, 30, false, new Money(2_140), false, null, null, false)],
        [new(new RunId(Id(16)), Braquets, "La Marmite de Wazemmes", "Association Les Voisines", "3 place Rihour", Noon, Noon.AddMinutes(60), 4, 6_000, false, 1_900)]);

    public static readonly Batch Batch = new(Id(17), [new(Id(18), Drop, "done", Noon.AddMinutes(-2), 740, 42, null, Signed, "cash")]);
    public static readonly BatchAnswer BatchAnswer = new([new(Id(18), Outcome.Applied, null, null)], Round);
    public static readonly PositionTold Position = new(50.6261, 3.0570);
    public static readonly PositionAnswer PositionKept = new(true);
    public static readonly WayThere Way = new(420, 110, false, [[50.6261, 3.0570], [50.6280, 3.0582]]);

    private static Guid Id(int number) => Guid.Parse($"01909c4e-7a00-7000-8000-0000000002{number:00}");
}
