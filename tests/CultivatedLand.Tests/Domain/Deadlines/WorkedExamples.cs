namespace CultivatedLand.Tests.Domain.Deadlines;

/// <summary>The worked examples of the handbook's "Deadline policy", to the day.</summary>
internal static class WorkedExamples
{
    public static TheoryData<string, string[]> All =>
        new()
        {
            // A Sunday: nothing is due on the day itself that Friday has not said.
            {
                "2023-08-20",
                [
                    "2023-08-04 b14",
                    "2023-08-11 b7",
                    "2023-08-17 b3",
                    "2023-08-18 b0",
                    "2023-08-21 a1",
                    "2023-08-23 a3",
                    "2023-08-29 a7",
                    "2023-09-05 a12",
                    "2023-09-12 a17",
                    "2023-09-19 a22",
                ]
            },
            // A Saturday inside the holiday: the first workday after it is a Saturday too, made up for.
            {
                "2023-09-30",
                [
                    "2023-09-15 b14",
                    "2023-09-22 b7",
                    "2023-09-27 b3",
                    "2023-09-28 b0",
                    "2023-10-07 a1",
                    "2023-10-09 a3",
                    "2023-10-13 a7",
                    "2023-10-20 a12",
                    "2023-10-27 a17",
                    "2023-11-03 a22",
                ]
            },
            // A Friday whose 14-day reminder falls into the holiday.
            {
                "2023-10-20",
                [
                    "2023-09-28 b14",
                    "2023-10-13 b7",
                    "2023-10-17 b3",
                    "2023-10-19 b1",
                    "2023-10-20 b0",
                    "2023-10-23 a1",
                    "2023-10-25 a3",
                    "2023-10-31 a7",
                    "2023-11-07 a12",
                    "2023-11-14 a17",
                    "2023-11-21 a22",
                ]
            },
        };
}
