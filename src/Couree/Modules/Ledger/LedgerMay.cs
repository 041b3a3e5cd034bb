using Couree.Kernel;

namespace Couree.Modules.Ledger;

/// <summary>Who reads and keeps a structure's book: its keepers and its treasurer. Nobody else learns that it exists.</summary>
internal static class LedgerMay
{
    public const Role Keep = Role.Keeper | Role.Treasurer;
}
