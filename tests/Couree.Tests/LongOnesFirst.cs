using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Couree.Tests.LongOnesFirst))]

namespace Couree.Tests;

/// <summary>The classes that take longest begin first, so that none of them is left running alone at the end while a core is idle.</summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["CrashOn", "MarketRaces", "BudgetTests", "AccessMatrix", "ReadingTests", "SecurityTests", "MarketLife"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> collections) where TTestCollection : ITestCollection =>
        [.. collections.OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length)];
}
