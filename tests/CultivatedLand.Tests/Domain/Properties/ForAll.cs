using System.Globalization;
using CultivatedLand.Testing.Samples;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>
/// Runs a property over random scenarios and throws with the smallest counterexample found.
/// A plain run draws the same 150 cases every time, so that a build never fails by chance;
/// with the environment variable CULTIVATEDLAND_CASES it draws that many new ones.
/// </summary>
internal static class ForAll
{
    private const int Cases = 150;

    public static void Scenarios(Action<Scenario> property) =>
        Check.One(Configuration(), Prop.ForAll(Arb.From(RandomScenarios.Any, SmallerScenarios.Of), property));

    private static Config Configuration() =>
        int.TryParse(
            Environment.GetEnvironmentVariable("CULTIVATEDLAND_CASES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var wanted
        )
            ? Config.QuickThrowOnFailure.WithMaxTest(wanted)
            : Config
                .QuickThrowOnFailure.WithMaxTest(Cases)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20230820, 1), FSharpOption<int>.None)));
}
