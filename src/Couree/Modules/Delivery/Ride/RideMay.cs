using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>Who may tell what happened on the road.</summary>
internal static class RideMay
{
    /// <summary>
    /// From the phone: whoever carries the run, or has carried it: the house may have passed it on while the phone was in a tunnel.
    /// No shift is asked for: the deed is already done.
    /// </summary>
    public static bool Tell(Actor who, Run run, IEnumerable<DeliveryFact> journal) =>
        DeliveryMay.SeeBoard(who, run.Couriers)
        && (run.Courier == who.Person || journal.Any(f => f.Kind is FactKind.RunTaken or FactKind.RunMoved && f.Courier == who.Person));

    /// <summary>A proof shows a door, a name, a signature: the couriers see it, and the keepers of the structure that sent it; its other members do not.</summary>
    public static bool SeeProof(Actor who, Run run) => DeliveryMay.SeeBoard(who, run.Couriers) || who.Is(Role.Keeper, run.Sender);
}
