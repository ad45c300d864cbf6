using System.Globalization;
using System.Security.Cryptography;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Samples;

namespace CultivatedLand.Application.Samples;

/// <summary>Input of a sample's form.</summary>
/// <param name="Id">Created with the form, so that a form sent twice draws once.</param>
public sealed record SampleInput(string Id, string Plan, string Place, string Seed, string Percent, string Minimum)
{
    public static SampleInput Fresh() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), "", "", "", "10", "1");

    public static SampleInput Of(FormFields form)
    {
        var id = form["id"];
        return new(
            id.Length == 12 && id.All(char.IsAsciiHexDigitLower) ? id : Fresh().Id,
            form["plan"],
            form["place"].Trim(),
            form["seed"].Trim(),
            form["percent"].Trim(),
            form["minimum"].Trim()
        );
    }

    public SamplePlan? Read() =>
        decimal.TryParse(Percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && int.TryParse(Minimum, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum)
            ? new SamplePlan(Seed, percent / 100, minimum)
            : null;
}
