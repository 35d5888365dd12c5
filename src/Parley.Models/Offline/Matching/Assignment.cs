namespace Parley.Models.Offline.Matching;

/// <summary>The assignment with the greatest total gain (Kuhn–Munkres with potentials, cubic time). Rows may stay alone.</summary>
internal static class Assignment
{
    /// <summary>For each row its column, or -1.</summary>
    /// <param name="gains">By row and column; 0 or less means that the two never belong together.</param>
    public static int[] Best(double[,] gains)
    {
        var (rows, columns) = (gains.GetLength(0), gains.GetLength(1));
        // One column more for each row to stay alone with.
        var all = columns + rows;
        double Cost(int row, int column) => column < columns ? -Math.Max(0, gains[row, column]) : 0;
        var rowOf = Solve(rows, all, Cost);
        var columnOf = Enumerable.Repeat(-1, rows).ToArray();
        for (var column = 0; column < columns; column++)
        {
            if (rowOf[column] is >= 0 and var row && gains[row, column] > 0)
            {
                columnOf[row] = column;
            }
        }

        return columnOf;
    }

    private static int[] Solve(int rows, int columns, Func<int, int, double> cost)
    {
        var (u, v) = (new double[rows + 1], new double[columns + 1]);
        var (match, way) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            match[0] = row;
            var column = 0;
            var least = Enumerable.Repeat(double.PositiveInfinity, columns + 1).ToArray();
            var used = new bool[columns + 1];
            do
            {
                column = Step(column, match, way, least, used, u, v, cost);
            }
            while (match[column] != 0);

            while (column != 0)
            {
                match[column] = match[way[column]];
                column = way[column];
            }
        }

        return [.. match.Skip(1).Select(row => row - 1)];
    }

    private static int Step(int column, int[] match, int[] way, double[] least, bool[] used, double[] u, double[] v, Func<int, int, double> cost)
    {
        used[column] = true;
        var (row, delta, next) = (match[column], double.PositiveInfinity, 0);
        for (var j = 1; j < used.Length; j++)
        {
            if (used[j])
            {
                continue;
            }

            var reduced = cost(row - 1, j - 1) - u[row] - v[j];
            if (reduced < least[j])
            {
                (least[j], way[j]) = (reduced, column);
            }

            if (least[j] < delta)
            {
                (delta, next) = (least[j], j);
            }
        }

        for (var j = 0; j < used.Length; j++)
        {
            if (used[j])
            {
                u[match[j]] += delta;
                v[j] -= delta;
            }
            else
            {
                least[j] -= delta;
            }
        }

        return next;
    }
}
