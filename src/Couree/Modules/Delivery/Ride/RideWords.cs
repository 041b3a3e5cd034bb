using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The sentences the app carries with it, without their prefix "delivery.ride.", in one language, and the territory's zone.</summary>
internal static class RideWords
{
    private const string Prefix = "delivery.ride.";

    public static readonly IReadOnlyList<string> Keys =
    [
        "title", "online", "offline", "waits.one", "waits.many", "photos.one", "photos.many", "sending", "all_sent", "signed_out", "sign_in", "trouble",
        "no_round", "no_round.next", "round_done", "round_done.next", "off_shift", "board", "refresh",
        "pickup", "drop", "kind.pickup", "kind.drop", "at_door.many", "between", "packages.one", "packages.many", "cold", "notes", "call", "way", "way.found", "way.estimate", "way.none", "way.open",
        "collect", "start", "started", "picked", "delivered", "picked.many", "delivered.many", "with_proof", "problem", "pickup_first", "cancelled", "do_anyway",
        "proof", "proof.photo", "proof.photo_taken", "proof.name", "proof.code", "proof.sign", "proof.clear", "proof.unreadable", "paid", "paid.cash", "paid.card", "paid.cheque", "paid.none", "paid.needed",
        "confirm", "back", "why", "reason.not_at_home", "reason.closed", "reason.wrong_address", "reason.refused", "reason.damaged", "reason.missing", "reason.not_ready", "reason.breakdown", "reason.other", "reason.needed",
        "undo", "undone", "reopen", "reopen.why", "list", "state.todo", "state.doing", "state.done", "state.failed", "state.cancelled", "state.doneAfterCancel", "pending", "human",
        "waiting", "waiting.none", "take", "taken", "take_failed", "answers", "answer.refused", "answer.human", "seen", "coop", "all_coops", "me", "sign_out", "sign_out.wait", "share_position", "position.on", "position.off", "not_stored",
    ];

    public static IReadOnlyDictionary<string, string> All(string language, TimeZoneInfo zone)
    {
        var words = Keys.ToDictionary(key => key, key => Words.SayIn(language, Prefix + key));
        words["zone"] = zone.Id;
        return words;
    }
}
