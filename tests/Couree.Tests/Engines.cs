using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Couree.Tests;

public enum Engine { Sqlite, Postgres }

/// <summary>Runs the sentence on SQLite and on PostgreSQL: that is the price of having two.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Engine>(Engine.Sqlite), new TheoryDataRow<Engine>(Engine.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
