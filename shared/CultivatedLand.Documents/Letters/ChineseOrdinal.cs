namespace CultivatedLand.Documents.Letters;

/// <summary>Writer of the numbers of a letter's points: 一, 二 … 九十九.</summary>
public static class ChineseOrdinal
{
    private const string Digits = "〇一二三四五六七八九";

    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = (number / 10, number % 10);
        return (tens, ones) switch
        {
            (0, _) => $"{Digits[ones]}",
            (1, 0) => "十",
            (1, _) => $"十{Digits[ones]}",
            (_, 0) => $"{Digits[tens]}十",
            _ => $"{Digits[tens]}十{Digits[ones]}",
        };
    }
}
